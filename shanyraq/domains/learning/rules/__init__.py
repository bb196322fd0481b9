"""What learning decides: how activities of the plan move on, and what the plan owes by when. Pure."""
