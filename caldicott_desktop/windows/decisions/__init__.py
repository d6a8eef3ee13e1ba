"""The list of decisions, a decision read in full, and a copy of it for somebody else."""
