"""What pages of learning say."""
