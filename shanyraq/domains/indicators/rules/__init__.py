"""Rules of indicators: pure functions over plain values. No Django, no clock, no database.

Read ``progress.py`` first; it is the method from top to bottom.
"""
