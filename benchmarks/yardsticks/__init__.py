"""Other programs that draw the same Form 2, each behind the same door."""
