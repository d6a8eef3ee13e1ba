"""The urgent card: filling one in, reading it, and the printed ones."""
