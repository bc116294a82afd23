"""Set type: words and styles in, lines and slugs out. Pure: any face can measure, and tests bring their own."""
