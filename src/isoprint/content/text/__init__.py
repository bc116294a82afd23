"""Marked-up text made into blocks and inlines.

1. `events` parses a text as CommonMark.
2. `inlines` reads the marks in running text that CommonMark does not know: citations, blanks, sub- and superscripts.
3. `joined_lines` reports lines that would be joined although they look like a list, a table or an address.
4. `markdown` builds blocks from these.
5. `punctuation`, with `quotation`, sets the punctuation of the language.
6. `citations` prints citations later, once for each sheet, when the order of its texts is known.
"""
