"""What the procedure asks for."""
