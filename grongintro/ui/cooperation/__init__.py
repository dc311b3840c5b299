"""Cooperation: the page of meetings, agreements, contacts, referrals and volunteers, and a person's part."""
