"""Answering an auditor: who asks, which decisions are meant, a sample of them, what is missing."""
