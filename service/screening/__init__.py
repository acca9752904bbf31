"""Where the stored list meets the matching library: the corpus, one query, many rows."""
