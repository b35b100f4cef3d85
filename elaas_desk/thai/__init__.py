"""Thai as a written language: digits, Buddhist-era dates, names, national ID, normal form, order, word breaks."""
