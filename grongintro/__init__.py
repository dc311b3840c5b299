"""grongintro: the refugee service's working day, from the first talk to the decision on paper."""

__version__ = "0.1.0"
