"""Plain frozen values and the laws that they obey by themselves."""
