"""The pages of a medical examiner's office."""
