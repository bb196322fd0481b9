"""How this documentation is built: Sphinx, MyST and furo. Nothing is fetched while building."""

from shanyraq import __version__

project = "Shanyraq"
author = "The Shanyraq contributors"
copyright = "2026, the Shanyraq contributors. Apache-2.0"
version = release = __version__
language = "en"

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

exclude_patterns = ["_build"]
nitpicky = True

html_theme = "furo"
html_title = f"Shanyraq {release}"
html_copy_source = False
html_show_sourcelink = False
