"""Marked-up text made into blocks and inlines.

1. `events` parses a text as CommonMark.
2. `inlines` reads the marks in running text that CommonMark does not know: citations, blanks, sub- and superscripts.
3. `markdown` builds blocks from both.
4. `punctuation`, with `quotation`, sets the punctuation of the language.
5. `citations` prints citations later, once for each sheet, when the order of its texts is known.
"""
