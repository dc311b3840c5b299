"""What a letter says, and how it becomes text and a tagged PDF/A."""
