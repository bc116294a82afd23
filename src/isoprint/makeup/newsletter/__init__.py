"""The newsletter: sections set in columns that fill their pages; pure. `newsletter.make_up` walks through the steps:

1. ``plan.py`` settles what is the same at every size: citations, the grid, the colophon, the heights of pages.
2. ``makeup/job.py`` names what pages are laid out with at one size of type.
3. ``matter/`` sets each section as a galley and makes bands of them, the strips that lie across a page.
4. ``pages/paginate.py`` places the bands on pages.
5. ``copyfit/`` repeats steps 2 to 4 at other sizes and leadings until the pages are full; ``auto_pages.py`` does them
   once, for a newsletter of as many pages as it takes.
6. ``pages/arrange.py`` distributes the spare room of each page.
7. ``pages/draw_page.py`` draws the pages, with masthead and colophon from ``furniture/``.
8. ``report.py`` says how full they are.

What does not fit becomes a problem with a remedy: ``too_large.py``, ``copyfit/overset.py``.
"""
