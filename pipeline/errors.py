"""Every error that factsheet raises, drawn as a tree.

    FactsheetError                    exit code
    ├── UsageError                    2   the request itself is wrong (an option, a prompt, a setting)
    │   └── PromptError               2   a prompt file is missing, malformed or of an unknown strategy
    ├── SourceError                   3   the source can't be read, or holds no article
    ├── ModelError                    4   the model can't be reached, or refuses
    │   ├── ModelUnreachable          4   no connection, a timeout, a server error after every attempt
    │   └── ModelRefused              4   401, 403, 404, a spent quota: asking again would not help
    └── AnswerError                   5   the model answered, but never in a usable form

An error is one plain line: what failed, where, and (``hint``) what to do next. It never carries a key or the
text of an article.
"""

from __future__ import annotations

FAULT = 70
"""The exit code of a fault in the program itself, which is no ``FactsheetError`` (EX_SOFTWARE of sysexits.h)."""


class FactsheetError(Exception):
    """The root of every error raised on purpose.

    ``str(error)`` is the line a person reads; ``exit_code`` is what the command line returns for it.
    """

    exit_code: int = 1

    def __init__(self, what: str, *, hint: str = "") -> None:
        self.what = what
        self.hint = hint
        super().__init__(f"{what}. {hint}" if hint else what)


class UsageError(FactsheetError):
    """The request itself is wrong: an option, a prompt, a setting."""

    exit_code = 2


class PromptError(UsageError):
    """A prompt file is missing, malformed or names an unknown strategy."""


class SourceError(FactsheetError):
    """A source can't be read, or what was read holds no article."""

    exit_code = 3


class ModelError(FactsheetError):
    """The model can't be reached, or refuses to answer."""

    exit_code = 4


class ModelUnreachable(ModelError):  # noqa: N818 - reads as what happened
    """No connection, a timeout, or a server error after every attempt."""


class ModelRefused(ModelError):  # noqa: N818 - reads as what happened
    """The server said no for good: a bad key, an unknown model, a spent quota, a content filter."""


class AnswerError(FactsheetError):
    """The model answered, but never in a usable form, also after the re-asks."""

    exit_code = 5
