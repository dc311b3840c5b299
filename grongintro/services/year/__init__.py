"""The whole year at full time: school years, the participant's week, vacation, and what is missing."""
