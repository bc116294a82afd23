"""The words: YAML files in, a Handout out, with every problem found on the way."""
