"""Checks that the tables keep every constraint of the dataset."""
