"""Answering questions about one product: what is asked, what the shop's data says, and what reviews say."""
