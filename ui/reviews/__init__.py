"""การสอบทาน ๖ เดือน: when each unit was last checked, and when the next check is due."""
