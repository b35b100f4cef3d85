"""Frozen values and pure rules of the circular; nothing here reads a clock, a file or a database."""
