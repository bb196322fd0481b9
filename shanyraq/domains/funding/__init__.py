"""Money of joint work plans: what is required, what there is, what was spent, and what is still to be found."""
