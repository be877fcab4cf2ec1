"""Measures of speed and quality: `make bench`."""
