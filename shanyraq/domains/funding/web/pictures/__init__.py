"""Pictures of money, drawn by the server as SVG: classes only; a table says the same as each."""
