"""Notices to users, slips with a first password, and the memo to the clerk: their dialogs, over any page."""
