"""The pages of joint work plans."""
