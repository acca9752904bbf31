"""From any text to plain words: folding, romanising, splitting, sounds. Knows nothing of what a name is."""
