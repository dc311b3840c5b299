"""What several pages share about authority: confirming facts, inhabilitet, and what waits."""
