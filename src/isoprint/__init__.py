"""isoprint sets a club's handouts: YAML in; newsletter, quiz sheet and answer key out, as PDFs ready to print.

The folders are the pipeline::

    content/*.yaml ─ content ─► Handout ─┐
    themes ───────── theme ───► Theme ───┼─ compose ─► Galley ─ makeup ─► page.Document ─┬─► pdf   (bytes)
    fonts/*.ttf ──── theme ───► Faces ───┘                                               └─► dump  (text)

``build`` walks a handout from one end to the other; ``cli`` is the only module that prints.
"""

__version__ = "0.1.0"
