"""Settlement: numbers, who is expected, homes, guidance in living, statements, and goals."""
