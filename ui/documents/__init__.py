"""เอกสารและรายงาน: what was issued, seen and printed again as it was."""
