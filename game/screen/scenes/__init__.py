"""The scenes, one a file. A scene draws two pages, takes keys, and says where to go; it never imports another."""
