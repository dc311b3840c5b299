"""What opens the store: the envelope, a person's own keys, a new data key, and what was tried in vain."""
