"""From bands to pages. The steps:

1. ``paginate.py`` places bands on pages, and parts flows where a page is full.
2. ``arrange.py`` distributes the spare room of a page between its bands, and says what each page holds.
3. ``draw_page.py`` draws what each page holds, with rules between its columns and a running head.
"""
