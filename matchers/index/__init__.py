"""A list made searchable: compiled arrays, the snapshot folder, retrieval of candidates."""
