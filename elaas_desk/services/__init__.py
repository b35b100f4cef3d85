"""One class per area of work; each public method is one transaction, takes the actor first and returns what changed."""
