"""One Norwegian word for each thing kept: tables, columns and values, and where nynorsk has another."""
