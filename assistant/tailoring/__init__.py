"""Which size suits whom: the shop's size chart, and what it says of a customer's measures."""
