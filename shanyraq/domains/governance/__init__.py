"""The bodies of a framework: who chairs them, who belongs, how often they meet and what for."""
