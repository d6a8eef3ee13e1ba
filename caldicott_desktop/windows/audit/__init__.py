"""Answering an auditor: who asks, of which decisions, how much leaves, and what that is."""
