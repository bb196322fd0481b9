"""Pure Python that everything stands on: no Django, no clock, no database."""
