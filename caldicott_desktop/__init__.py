"""Caldicott Log: an offline, encrypted, signed record of Caldicott decisions."""

__version__ = "0.1.0"
