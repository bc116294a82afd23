"""The looks: themes, read from theme files, and faces, read from font files."""
