"""Who is who and who may: accounts, authority, signatures, and what shows that nothing was rewritten."""
