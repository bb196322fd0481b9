"""Values in files, read into plain rows. Pure: nothing here knows the database, and nothing is ever guessed."""
