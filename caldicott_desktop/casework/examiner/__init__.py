"""The verbs of an examiner's office."""
