"""The part of a page that shows documents and comments."""
