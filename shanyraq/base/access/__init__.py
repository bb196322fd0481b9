"""Who there is and who may do what: people, roles (in code), grants (in data), API tokens."""
