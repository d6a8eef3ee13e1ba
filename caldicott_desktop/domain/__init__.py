"""Requests, assessments, decisions and people, and the rules between them; no files, no windows."""
