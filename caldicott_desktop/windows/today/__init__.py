"""What a person meets first: drafts to finish, what was recorded last, and notices."""
