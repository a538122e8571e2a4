"""The screen's own kit: windows, pages, text, controls, motion. It knows no session and no cluster."""
