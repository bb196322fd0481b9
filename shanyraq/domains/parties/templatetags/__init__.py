"""Template tags of the parties' pages."""
