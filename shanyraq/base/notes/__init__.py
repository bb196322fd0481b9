"""Documents and comments of a thing together, as its page shows them, and the way to one of them."""
