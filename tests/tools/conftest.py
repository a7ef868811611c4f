import sys
from pathlib import Path

# The tools are no part of the package: pytest finds them only where it is started as a module in the checkout.
sys.path.insert(0, str(Path(__file__).parents[2]))
