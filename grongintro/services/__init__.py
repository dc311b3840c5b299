"""One function per intention of an adviser or a leader."""
