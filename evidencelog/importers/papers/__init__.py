"""Files that are kept whole for what they show: photographs, recordings, films, documents."""
