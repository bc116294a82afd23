"""Copy-fit: the size, leading and scale of pictures at which a newsletter fills its pages. The steps, from ``fit.py``:

1. ``trial.py`` makes the newsletter up at one size and leading, and says how full and how flawed its pages are.
2. ``search.py`` tries sizes and leadings for the largest type that fits, its lines as far apart as fits.
3. ``fit.py`` repeats that with smaller pictures where the smallest type does not fit, and has all pages used alike.
4. ``overset.py`` finds how many words to cut where nothing fits.
"""
