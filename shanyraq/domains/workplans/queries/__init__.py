"""Reads of joint work plans."""
