"""One thing at a time: an entry with its evidence (`show`), an article with its findings (`annotated`), a treaty (`treaties`)."""
