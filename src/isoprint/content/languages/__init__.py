"""The languages of handouts, a module for each, named by its ISO 639 code.

1. `language` says which facts a language has: words to print, marks, dates, hyphenation.
2. `en` and its like state them.
3. `language_for` takes a tag such as ``de-CH`` and loads the one module it needs.
"""
