"""The command line: it parses, a plain function works, and it prints; no logic. One file a command."""
