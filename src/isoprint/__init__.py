"""isoprint turns a club's handouts, written as YAML, into PDFs ready to print: newsletter, quiz sheet and answer key.

The folders are the pipeline::

    content/*.yaml ─ content ─► Handout ─┐
    images/*.svg ─── svg ─────► Drawing ─┤
    themes ───────── theme ───► Theme ───┼─ compose ─► Galley ─ makeup ─► page.Document ─┬─► pdf   (bytes)
    fonts/*.ttf ──── theme ───► Faces ───┘                                               └─► dump  (text)

``page.Document`` is the waist. ``svg`` reads drawings, ``images`` reads PNG and JPEG. ``build`` takes a handout from
one end to the other; ``cli`` is the only folder that prints.
"""

__version__ = "0.1.0"
