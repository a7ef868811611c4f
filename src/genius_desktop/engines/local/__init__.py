"""The engine on this PC: llama.cpp through its low-level interface."""
