"""What can be done with framework packages."""
