"""What in a text could identify a person: numbers, dates, addresses, names we know."""
