"""Whether this PC can run the program, found out in plain Python before anything native is loaded."""
