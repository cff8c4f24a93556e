"""Knowing and forgetting customers, in every store there is."""
