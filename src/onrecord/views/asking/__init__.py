"""What a question means: the shared filters, the words of a search text, the actors and countries that a name stands for."""
