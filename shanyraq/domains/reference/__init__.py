"""What is the same for every framework: the Sustainable Development Goals and their targets."""
