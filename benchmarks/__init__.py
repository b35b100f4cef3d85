"""Each speed that is promised, measured beside its yardstick in one run."""
