"""Where things stand in a workbook: what is agreed between those who write one and those who read it."""

HEAD = 2
"""Rows above the first one to be filled in: titles, and names for programs."""
BEFORE, LISTS, ABOUT, BOOK = "before", "lists", "about", "book"
"""Names of sheets for programs: how rows began, lists, what it is about; the last one in a book of several actions."""
NAME = "what-it-is"
"""The column that says in words which thing a row is about; it is read by nobody but people. No field is called so: the
name of a field has no hyphen."""
ONCE_CALLED = "name"
"""What that column was called in workbooks that were taken along before."""
