"""The format of the files: its keys, the types of their values, and how each is read.

1. `keys` states every key once.
2. `decode` reads the keys of a record, each value by its type.
3. `scalars`, `texts` and `pictures` read the values themselves.
4. `citation_slips` finds what is meant as a citation and is not read as one.
5. `mistakes` words the problem of a key or value that does not fit, `misread` that of a text that looks like a number.
6. `schema` gives editors the same table as a JSON Schema.
"""
