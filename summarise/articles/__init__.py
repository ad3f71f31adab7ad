"""From files to passages: reading articles, finding their furniture, cutting them."""
