"""Bands put on pages, and pages drawn."""
