"""What frames the text of a newsletter: masthead, running head, foot, references and imprint."""
