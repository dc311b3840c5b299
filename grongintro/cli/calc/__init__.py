"""`grongintro calc NAME [FILE]`: the same rules as the window, asked one at a time with JSON."""
