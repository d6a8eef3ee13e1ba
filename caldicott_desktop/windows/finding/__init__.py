"""Finding anything from anywhere: the palette, what it offers, and the sheet of shortcuts."""
