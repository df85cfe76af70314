"""The formats of raw files, a module each: how one is known by its content, and what documents it holds.

`looks_like` gives True where the content leaves no doubt, whatever the file is called. `read` gives documents, issues,
and further contents. Readers raise `OSError` only where reading again may go well; whatever else they raise becomes the
issue of the file they were reading.
"""
