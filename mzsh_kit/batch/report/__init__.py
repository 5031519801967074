"""A summary on disk: ``summary.json``, ``summary.xlsx``, and ``summary.html`` for people above."""

from .write import WORKBOOK, write_summary

__all__ = ["WORKBOOK", "write_summary"]
