"""Measures against a floor taken in the same run; never timed tests. Run: `start.py bench`."""
