"""A report from outside: chosen, read, looked at, put right, and accepted."""
