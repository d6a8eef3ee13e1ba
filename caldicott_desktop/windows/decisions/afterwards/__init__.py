"""What happens after a decision: what stands open, and a small form for each thing to record."""
