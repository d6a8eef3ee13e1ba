"""A decision told in words: one account, drawn by the window and by every document."""
