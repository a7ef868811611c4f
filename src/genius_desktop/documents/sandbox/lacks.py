"""What a sandbox shall keep its process from; a system that lacks one of them is told of, never passed over."""

FILES, NETWORK, PROCESSES, MEMORY = "files", "network", "processes", "memory"
ALL = (FILES, NETWORK, PROCESSES, MEMORY)
