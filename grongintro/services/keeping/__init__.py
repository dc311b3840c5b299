"""What is kept, let out, shared, taken back and erased."""
