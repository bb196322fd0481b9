"""The trail: append-only events, each chained to the one before by its hash."""
