"""The examiner log: one line for each case, every opening of a record justified."""
