"""Accounts: inviting, granting, revoking, tokens; signing in; who may do what."""
