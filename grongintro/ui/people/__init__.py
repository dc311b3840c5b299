"""The list of people, the form of a person, and a person's page."""
