"""OpenSanctions: exports of its data sets in the FollowTheMoney model and as a simple table."""
