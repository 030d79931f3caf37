"""Pictures as plain marks: laid out once here, painted by ``printing`` and written as SVG by ``exporters``, alike."""
