"""The exceptions of summarise: catch `SummariseError` for all of them.

    SummariseError
    ├── InputError          a path, file or article that cannot be read
    ├── RecordTypeError     a record type that no grammar can be made of; names the field
    ├── ModelError          a model that is not there, does not load, or does not fit
    │   └── OutOfMemory     says which batch size to try
    ├── SettingsError       options that contradict each other or are out of range
    ├── RunError            a run directory that is in use, foreign, damaged or of other settings
    └── OutputError         a file that cannot be written: a full disk, no permission

A message is one sentence or two: what was wrong, what was expected, what to do.
"""


class SummariseError(Exception):
    """The base of every error that summarise raises on purpose."""


class InputError(SummariseError):
    """A path, file or article cannot be read."""


class RecordTypeError(SummariseError):
    """A record type holds an annotation that no grammar can be made of."""


class ModelError(SummariseError):
    """A model is not there, does not load, or does not fit."""


class OutOfMemory(ModelError):  # noqa: N818  # torch's name for it
    """The model or a batch does not fit into memory."""


class SettingsError(SummariseError):
    """Options contradict each other or are out of range."""


class RunError(SummariseError):
    """A run directory is in use, foreign, damaged, or was made with other settings."""


class OutputError(SummariseError):
    """A file cannot be written: the disk is full, or this user may not."""
