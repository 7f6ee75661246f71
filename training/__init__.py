"""Trains, exports and measures the reader; needs the `training` extra and never ships with the package."""
