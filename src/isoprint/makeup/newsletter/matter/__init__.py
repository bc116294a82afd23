"""The text of a newsletter. The steps:

1. ``section.py`` sets a section to one measure, in the manner of its style; ``events.py`` sets its events.
2. ``spanning.py`` sets a section wider than a column, its text divided into columns.
3. ``bands.py`` puts sections below and beside each other, as bands across the page.
"""
