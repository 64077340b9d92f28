"""Inquiries: questionnaires of any body, answered in secret, told in sums (F4)."""
