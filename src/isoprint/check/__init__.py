"""Checks for better questions and safer pages: one rule per function, each with its code."""
