"""The site for three readers: the repository's pages as HTML, with pictures and figures from the program."""
