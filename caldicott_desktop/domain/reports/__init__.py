"""Reports over a period: what they count, what they say of it, what they leave to be written."""
