"""The journal on disk: nothing acknowledged is lost, nothing false is accepted."""
