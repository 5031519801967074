"""Layout under GB/T 9704."""
