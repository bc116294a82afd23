"""The looks: theme files and font files in, a Theme and its Faces out."""
