"""แบบฟอร์มของกรม: which official blanks the office uses, and what stands where on them."""
