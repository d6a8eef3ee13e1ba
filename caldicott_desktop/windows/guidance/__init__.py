"""The guidance library: search it, read it, print it, and say what was looked at again."""
