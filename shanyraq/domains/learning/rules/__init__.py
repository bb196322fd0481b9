"""The rules of learning: decisions over plain values, each with its source. Pure."""
