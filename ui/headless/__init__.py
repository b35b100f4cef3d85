"""The commands that need no window; no Qt is imported here, except where pictures of the screens are made."""
