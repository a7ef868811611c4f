"""Who writes the text: llama.cpp, a server, or a script."""
