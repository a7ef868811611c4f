"""The engine on this PC: llama.cpp through its low-level interface."""

import os

# OpenMP's threads spin at every barrier; beside another busy program that cuts decoding to a tenth
# (docs/measurements.md). The library reads this once, when it is loaded.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
