"""The keys of the format: what a value may be, how it is read, what is said of one that is wrong, and the schema."""
