"""What stands over the whole window: first start, sign-in, lock, own password, recovery.

Nothing here imports services at the top: the window is shown before the database is imported.
"""
