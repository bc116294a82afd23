"""The words: YAML files become Handouts, with every problem found on the way.

1. `folder` says which files are handouts, and `mistyped` which should be; `yamlmap` parses each into a tree.
2. `format` reads keys and values by one table and reports those that do not fit.
3. `text` makes blocks and runs of marked-up text, with the punctuation of one of the `languages`.
4. `club`, `newsletter`, `quiz`, `figures` and `references` each read their part into the values of `model`.
5. `handout` puts the parts together, with the club's defaults.
"""
