"""Copies of the store: made, gone through, thinned as time goes, and fetched back."""
