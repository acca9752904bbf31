"""OFAC: every format that its SDN and consolidated lists come in, over one set of terms."""
