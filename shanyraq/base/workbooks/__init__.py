"""The fourth door: a workbook for each verb, with a row for each time that it is to be done.

``columns`` says what stands in it, ``template`` writes it, ``reading`` reads what came back, ``filling`` does it: all
rows or none. ``books`` are workbooks of several verbs, which ``book_writing``, ``book_reading`` and ``book_filling``
write, read and do. Nothing here knows a verb by name.
"""
