"""Buying: what goes into a cart, what it costs today, and how the shop takes over."""
