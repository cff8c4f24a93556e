"""What is known of customers, by their own will: what they prefer, and what they looked at."""
