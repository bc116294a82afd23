"""isoprint sets a club's handouts: YAML in; newsletter, quiz sheet and answer key out, as PDFs ready to print.

The folders are the pipeline::

    content/*.yaml ─ content ─► Handout ─┐
    images/*.svg ─── svg ─────► Drawing ─┤
    themes ───────── theme ───► Theme ───┼─ compose ─► Galley ─ makeup ─► page.Document ─┬─► pdf   (bytes)
    fonts/*.ttf ──── theme ───► Faces ───┘                                               └─► dump  (text)

``page.Document`` is the waist; its pages may be made one by one, while they are read. ``svg`` reads a drawing as
``images`` reads PNG and JPEG. ``build`` walks a handout from one end to the other; ``cli`` is the only module that
prints.
"""

__version__ = "0.1.0"
