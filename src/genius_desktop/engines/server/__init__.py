"""The engine on a server that speaks OpenAI's protocol: whichever one, at whatever path, and nowhere else."""
