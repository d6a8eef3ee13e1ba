"""Conditions and reviews that fall due, of everyone, by how near their day is."""
