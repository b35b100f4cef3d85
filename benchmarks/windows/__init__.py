"""Programs that open one window and say when it was painted; each runs in a process of its own."""
