"""What a customer's words mean in this shop. Pure: a vocabulary of the catalogue and a text in, a reading out."""
