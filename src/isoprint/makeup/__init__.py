"""Making up pages: galleys in, Documents out; pure.

1. ``look.py`` names the styles at one size, ``grid.py`` the page in columns, ``job.py`` what all sheets of a handout
   are made with, and what one of them is laid out with.
2. ``newsletter/`` and ``quiz/`` set the words as slugs.
3. ``columns.py`` finds where columns break, from heights and prices alone; ``distribute.py`` fills pages with them.
4. ``draw.py`` makes items of columns, ``foot.py`` the foot of every page; ``references.py`` sets what a sheet cites.
"""
