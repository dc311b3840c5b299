"""The state's grants: rates, what is expected, what is paid, and what is owed."""
