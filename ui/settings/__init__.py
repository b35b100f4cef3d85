"""ตั้งค่า: the office and its units, who uses the program, this PC, and what the program is made of."""
