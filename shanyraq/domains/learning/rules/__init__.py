"""What learning decides over plain values, each rule with its source. Pure."""
