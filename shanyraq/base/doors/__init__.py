"""The doors of a verb, derived from its command: form, workbook, and what API and command line need to know."""
