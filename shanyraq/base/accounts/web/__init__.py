"""Pages of accounts: signing in, one's own account, the people of the house, who may do what."""
