"""The whole year at full time on screen: a week of somebody, the year of one and of all, school years."""
