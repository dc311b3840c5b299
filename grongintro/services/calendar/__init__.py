"""The appointments' calendar: what lies in its days, moving, series, places, and the file for a phone."""
