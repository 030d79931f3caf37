"""Use cases: plain classes with constructor arguments that return values and raise ``UngaError``; no Qt."""
