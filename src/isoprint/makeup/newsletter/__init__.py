"""The newsletter: bands of sections in columns, made to fill their pages; pure."""
