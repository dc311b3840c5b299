"""The four-year plan: expected arrivals, costs by category, and what they come to."""
