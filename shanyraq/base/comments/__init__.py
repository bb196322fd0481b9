"""What people say of things to each other, and whom they mention. Read by those with a role in the framework."""
