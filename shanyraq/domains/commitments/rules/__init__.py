"""Rules of commitments: pure functions over plain values."""
