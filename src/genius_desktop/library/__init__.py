"""The office's own collection: an index of its papers, searched by German words."""
