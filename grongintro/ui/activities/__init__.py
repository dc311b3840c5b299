"""Aktiviteter: holiday programmes, information hours and groups."""
