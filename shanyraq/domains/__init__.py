"""The parts of a Cooperation Framework, one package each. Imports run downwards only."""
