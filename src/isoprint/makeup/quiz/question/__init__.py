"""A question made into slugs: its ask, its pictures, and the area for its answer."""
