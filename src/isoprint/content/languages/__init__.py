"""The languages of handouts: their facts, dates and printed labels."""
