"""Reports and vote pictures drawn with QtGui: pages, PDF, images. No QtWidgets."""
