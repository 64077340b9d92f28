"""What answers requests about councils and delegates."""
