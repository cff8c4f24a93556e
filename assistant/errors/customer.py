"""Errors of what a customer sent: it is out of bounds, or not theirs."""

from assistant.errors.base import AssistantError


class InputError(AssistantError):
    """A customer's input is refused; nothing was changed."""

    code = "bad_input"


class TextTooLong(InputError):
    """A message is longer than the bound."""

    code = "text_too_long"


class EmptyText(InputError):
    """Nothing is left of a message once control characters and leading slashes are removed."""

    code = "empty_text"


class BodyTooLarge(InputError):
    """A request or a socket message has more bytes than the bound."""

    code = "body_too_large"


class BodyTooSlow(InputError):
    """A request's body did not arrive in time."""

    code = "body_too_slow"


class NotOffered(InputError):
    """A chip or a product was named that is not on the customer's screen."""

    code = "not_offered"


class BadQuantity(InputError):
    """Fewer or more of one thing are wanted than a cart may hold."""

    code = "bad_quantity"


class CartFull(InputError):
    """A cart holds as many different things as it may."""

    code = "cart_full"


class NoSuchPicture(InputError):
    """No picture of that name."""

    code = "no_such_picture"


class BadPhoto(InputError):
    """An upload is no photo that can be looked at."""

    code = "bad_photo"


class PhotoTooLarge(BadPhoto):
    """A photo has more bytes or pixels than the bound."""

    code = "photo_too_large"


class PhotoGone(InputError):
    """No such upload of this owner, or no longer."""

    code = "photo_gone"


class BadRecording(InputError):
    """An upload is no recording that can be listened to."""

    code = "bad_recording"


class RecordingGone(InputError):
    """No such recording of this owner, or no longer."""

    code = "recording_gone"


class SpeechTooLong(InputError):
    """More was said in one utterance, or recorded in one note, than is listened to."""

    code = "speech_too_long"


class TooManyTries(InputError):
    """A customer named an order wrongly so often that none is looked up for them for a while."""

    code = "too_many_tries"


class ForeignOrigin(InputError):
    """A page of another site tried to open a conversation."""

    code = "foreign_origin"


class UnknownSession(InputError):
    """No such session, or it is not the caller's."""

    code = "unknown_session"


class NoSuchCustomer(InputError):
    """Nothing is kept of a customer of that id, in any store."""

    code = "no_such_customer"


class ForeignDesk(InputError):
    """Somebody spoke for the shop's people without their secret."""

    code = "foreign_desk"


class NoSuchHandover(InputError):
    """No conversation of that name was handed to people."""

    code = "no_such_handover"


class TooManyRequests(InputError):
    """The caller exceeded a rate limit; it may come back after `retry_after_seconds`."""

    code = "too_many_requests"

    def __init__(self, message: str, retry_after_seconds: int) -> None:
        super().__init__(message)
        self.retry_after_seconds = retry_after_seconds
