"""A release -> the forms that other people's tools and codebooks expect."""
