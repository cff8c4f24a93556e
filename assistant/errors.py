"""Every error the assistant raises on purpose, each with a stable code.

    AssistantError
    ├── OperatorError            the person at the command line can mend it
    │   ├── SetupError           ports, interpreters, disk, missing pieces
    │   ├── FeedError            the file given is not a feed we can read
    │   ├── CatalogError         the shop's store is missing or unusable
    │   └── ModelMismatch        an index was made by another model
    ├── InputError               something a customer sent is out of bounds
    │   ├── TextTooLong
    │   ├── UnknownSession
    │   └── TooManyRequests
    └── PartDown                 a part behind the gateway failed or was late
        ├── DialogueDown
        └── DialogueLate

Codes are translated to HTTP statuses in `assistant.gateway.app` and to exit statuses in `assistant.cli`,
nowhere else.
"""


class AssistantError(Exception):
    """Base of the tree. `str(error)` is one sentence that says what was expected and how to mend it."""

    code = "assistant_error"


class OperatorError(AssistantError):
    """Something the operator can mend."""

    code = "operator_error"


class SetupError(OperatorError):
    """The machine lacks something, or something is in the way."""

    code = "setup"


class FeedError(OperatorError):
    """The file is no feed of a known format; nothing was changed."""

    code = "feed"


class CatalogError(OperatorError):
    """The shop's catalogue is missing or cannot be read."""

    code = "catalog"


class ModelMismatch(OperatorError):
    """An index was made by another model than the one now in use."""

    code = "model_mismatch"


class InputError(AssistantError):
    """A customer's input is refused; nothing was changed."""

    code = "bad_input"


class TextTooLong(InputError):
    """A message is longer than the bound."""

    code = "text_too_long"


class UnknownSession(InputError):
    """No such session, or it is not the caller's."""

    code = "unknown_session"


class TooManyRequests(InputError):
    """The caller exceeded a rate limit."""

    code = "too_many_requests"


class PartDown(AssistantError):
    """A part behind the gateway did not do its work."""

    code = "part_down"


class DialogueDown(PartDown):
    """Rasa or the action server failed or cannot be reached."""

    code = "dialogue_down"


class DialogueLate(PartDown):
    """Rasa did not answer within the deadline."""

    code = "dialogue_late"
