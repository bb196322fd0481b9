"""The words of learning: codes that are kept, with what they are called. Pure."""
