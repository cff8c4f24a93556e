"""The base of every error that is raised on purpose."""


class AssistantError(Exception):
    """Base of the tree. `str(error)` is one sentence that says what was expected and how to mend it."""

    code = "assistant_error"
