"""กลุ่มผู้ใช้งาน: the office's catalogue of groups, and who is in which."""
