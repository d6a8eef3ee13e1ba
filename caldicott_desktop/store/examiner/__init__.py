"""The tables of an examiner's office."""
