"""The text of a newsletter: sections set as galleys, and galleys made into bands across the page."""
