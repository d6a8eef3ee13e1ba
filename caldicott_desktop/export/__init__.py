"""Decisions as documents: plain values in, the bytes of a file out; no vault, no clock."""
