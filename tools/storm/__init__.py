"""What is thrown at the program, to see that it stands."""
