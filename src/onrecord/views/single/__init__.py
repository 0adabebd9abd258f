"""One thing at a time: an entry with its evidence (`show`), an article with everything that was found in it (`annotated`)."""
