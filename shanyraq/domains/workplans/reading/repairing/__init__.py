"""What happened to values on their way through other programs, undone: letters, codes, amounts, days, lists, labels.

Pure functions of a value. Whether something was mended or is in doubt is part of what they give back.
"""
