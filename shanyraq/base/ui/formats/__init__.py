"""How Django writes dates and numbers in each language; settings name this package."""
