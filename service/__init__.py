"""The alsoknown service: a designation list from articles and official lists, matched and explained."""
