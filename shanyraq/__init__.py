"""Shanyraq runs a UN Cooperation Framework, from the signed document to the final evaluation."""

__version__ = "0.1.0"
