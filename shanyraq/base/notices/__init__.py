"""What people are told by letter and in their calendar: what they chose, when it is due, how it leaves.

What there is to tell is derived by higher rooms, which register it here (``telling``); nothing of it is stored.
"""
