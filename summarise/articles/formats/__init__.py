"""One file a format: from the bytes of a file to a draft, or to the rows that drafts are made of."""
