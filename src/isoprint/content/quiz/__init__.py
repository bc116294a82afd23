"""The words of a quiz: questions as they are read, the versions drawn from them, and what is right about each."""
