"""Cooperation with others: contacts, meetings, agreements, referrals, volunteers."""
