"""The surface that clients of OpenSanctions' yente know, under the same addresses: FollowTheMoney names in and out.

Entries are shown as entities, designations and associations as the entities between them; what FollowTheMoney has no
name for stands in keys of our own, which those clients ignore. Where yente is known to be wrong we do the right thing;
`docs/opensanctions.md` says where.
"""
