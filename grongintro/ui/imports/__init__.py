"""Import: a spreadsheet of people, tried before anything is written."""
