"""The year as machine code, for those who play many: what can be compiled, and whether what was is still true."""
