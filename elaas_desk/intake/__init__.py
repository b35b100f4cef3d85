"""Files from outside, read with bounds; and the sheet that is handed out to be filled in."""
