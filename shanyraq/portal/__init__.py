"""The portal: the shell of every page, navigation, the pages above and across the domains."""
