"""What frames the text of a newsletter: masthead, references and imprint."""
