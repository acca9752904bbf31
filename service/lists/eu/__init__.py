"""The EU: the consolidated list of financial sanctions (FSF), in either of its formats."""
