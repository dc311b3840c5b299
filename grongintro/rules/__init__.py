"""The law and the municipality's plan as pure, dated functions that explain themselves."""
