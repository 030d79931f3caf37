"""Roll calls, majorities and tallies. The one part of the core that uses pandas."""
