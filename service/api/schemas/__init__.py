"""What goes in and out over HTTP.

Request schemas make the values of the layers below; answer schemas are the documentation of what those layers give, and
a test holds real answers against them.
"""
