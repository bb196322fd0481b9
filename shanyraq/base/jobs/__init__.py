"""Background work: what takes longer than a page may, and what is due again and again.

Tasks wait in the database (django-tasks-db). A task is a function that ends well when it is run twice: a worker may
die at any line, and another one then begins it anew.
"""
