"""Reports over a period: chosen, read before they leave, and written to a folder."""
