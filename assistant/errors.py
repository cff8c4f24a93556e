"""Every error the assistant raises on purpose, each with a stable code.

    AssistantError
    ├── OperatorError            the person at the command line can mend it
    │   ├── SetupError           ports, interpreters, disk, missing pieces
    │   ├── FeedError            the file given is not a feed we can read
    │   │   ├── UnusableRow      one row of a feed cannot be used; the rest goes in
    │   │   └── UnusablePicture  one picture cannot be had; its row goes in without it
    │   ├── CatalogError         the shop's store is missing or unusable
    │   │   └── StaleShelf       it changed during a search
    │   ├── SizeChartError       the file given holds no size chart that can be used
    │   ├── PolicyError          the files given hold no policies, or their index cannot be read
    │   ├── ModelMismatch        an index was made by another model
    │   ├── ModelUnusable        a file holds no learnt model that can be used
    │   │   └── RankerUnusable   no ranker
    │   ├── OutfitsError         the file given holds no outfits, or too few to learn from
    │   └── TooLittleToLearn     customers have not done enough to learn from
    ├── InputError               something a customer sent is out of bounds
    │   ├── TextTooLong
    │   ├── EmptyText
    │   ├── BodyTooLarge
    │   ├── BodyTooSlow
    │   ├── NotOffered
    │   ├── BadQuantity
    │   ├── CartFull
    │   ├── NoSuchPicture
    │   ├── BadPhoto             an upload is no photo that can be looked at
    │   │   └── PhotoTooLarge
    │   ├── PhotoGone            no such upload of this owner, or no longer
    │   ├── BadRecording         an upload is no recording that can be listened to
    │   ├── RecordingGone        no such upload of this owner, or no longer
    │   ├── SpeechTooLong        more was said at once than is listened to
    │   ├── TooManyTries         an order was named wrongly too often
    │   ├── ForeignOrigin
    │   ├── UnknownSession
    │   ├── ForeignDesk          a call for the shop's people without their secret
    │   ├── NoSuchHandover       no conversation of that name was handed over
    │   └── TooManyRequests
    └── PartDown                 a part behind the gateway failed or was late
        ├── DialogueDown
        ├── DialogueLate
        ├── DeskDown             people of the shop cannot be reached
        ├── JournalDown          what customers do cannot be written down or read
        ├── NotForgotten         a store could not delete what it keeps of a customer
        ├── StoreDown            a database is busy, or its disk is full
        ├── TurnLost             the gateway was interrupted in the midst of a turn
        ├── SpeechDown           an engine that speaks failed
        ├── HearingDown          an engine that hears failed
        └── CallsDown            this shop takes no calls, or not yet

Codes are translated to HTTP statuses in `assistant.gateway.failures` and to exit statuses in `assistant.cli`,
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


class UnusableRow(FeedError):
    """One row of a feed cannot be used: the reason, without its line."""

    code = "unusable_row"


class UnusablePicture(FeedError):
    """One picture cannot be fetched, or is none: the reason, without its address."""

    code = "unusable_picture"


class CatalogError(OperatorError):
    """The shop's catalogue is missing or cannot be read."""

    code = "catalog"


class StaleShelf(CatalogError):
    """The catalogue changed while it was searched; the search is done again."""

    code = "stale_shelf"


class OutfitsError(OperatorError):
    """A file holds no outfits, or there are too few to learn from."""

    code = "outfits"


class SizeChartError(OperatorError):
    """The file given holds no size chart that can be used."""

    code = "bad_size_chart"


class PolicyError(OperatorError):
    """The files given hold no policies, or the index of policies cannot be read; nothing was changed."""

    code = "policies"


class ModelMismatch(OperatorError):
    """An index was made by another model than the one now in use."""

    code = "model_mismatch"


class ModelUnusable(OperatorError):
    """The file of a learnt model is missing, cut short, or of something else."""

    code = "model_unusable"


class RankerUnusable(ModelUnusable):
    """The file of a trained ranker is missing, cut short, or of something else."""

    code = "ranker_unusable"


class TooLittleToLearn(OperatorError):
    """Customers have not done enough yet to learn from; nothing was changed."""

    code = "too_little_to_learn"


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


class PartDown(AssistantError):
    """A part behind the gateway did not do its work."""

    code = "part_down"


class DialogueDown(PartDown):
    """Rasa or the action server failed or cannot be reached."""

    code = "dialogue_down"


class DialogueLate(PartDown):
    """Rasa did not answer within the deadline."""

    code = "dialogue_late"


class DeskDown(PartDown):
    """The desk where people take conversations over cannot be reached, or refuses."""

    code = "desk_down"


class JournalDown(PartDown):
    """What customers do cannot be written down or read."""

    code = "journal_down"


class NotForgotten(PartDown):
    """A store could not delete what it keeps of a customer; it is tried again."""

    code = "not_forgotten"


class SpeechDown(PartDown):
    """An engine that speaks failed or cannot be started."""

    code = "speech_down"


class NotChecked(PartDown):
    """Whether a caller may do what they ask for cannot be found out now, so they may not."""

    code = "not_checked"


class HearingDown(PartDown):
    """An engine that hears failed."""

    code = "hearing_down"


class StoreDown(PartDown):
    """A database could not be read or written: another program holds it, or its disk is full."""

    code = "store_down"


class TurnLost(PartDown):
    """The gateway ended in the midst of a turn, or could not keep its answer."""

    code = "turn_lost"


class CallsDown(PartDown):
    """The shop takes no calls: its operator wants none, or the engines are being loaded, or they cannot be."""

    code = "calls_down"
