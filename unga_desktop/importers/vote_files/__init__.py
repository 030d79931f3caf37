"""Roll calls: the bundled ones, and the files of several sources."""
