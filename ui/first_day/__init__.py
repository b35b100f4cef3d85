"""นำเข้าคนและบัญชี: the first day, from a sheet or from a New e-LAAS report."""
