"""ทะเบียนผู้ใช้งาน: people, their accounts, and everything that can be recorded of them."""
