"""The HTTP door: schema in, one call, schema out. What fails is answered as `application/problem+json`."""
