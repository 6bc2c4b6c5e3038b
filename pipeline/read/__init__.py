"""From a file, a page or a stream to a cleaned ``Article``. The only room that opens files and URLs."""
