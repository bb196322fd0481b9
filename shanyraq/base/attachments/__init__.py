"""Documents that hang on things: who attached which file to what, and until when. Contents lie in ``files``."""
