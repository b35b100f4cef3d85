"""Lists of users and the matrix of rights on paper: what they show is chosen, then they are shown and issued."""
