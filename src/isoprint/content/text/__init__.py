"""Marked-up text made into blocks and runs: Markdown, punctuation, quotation marks, citations."""
