"""Spreadsheets and open formats, in and out."""
