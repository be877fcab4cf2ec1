"""Readout: how the language of diplomacy shifts. `analysis.model` has the vocabulary."""

__version__ = "0.1.0"
