"""The model: a protocol, its clients, its prompts. The only room that talks to one."""
