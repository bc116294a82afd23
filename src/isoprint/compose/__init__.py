"""Setting type: words and styles in, lines and slugs out; pure, so that it can be tested with any face."""
