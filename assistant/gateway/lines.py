"""What a client's message says: as the conversation shows it, and as Rasa reads it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.errors import NotOffered
from assistant.gateway.history import History
from assistant.gateway.messages import Dwelling, InCart, Judging, Message, Purchase
from assistant.gateway.text import clean, words_of
from assistant.phrases import Phrases, joined
from assistant.screen import Chip
from assistant.uploads import Kind, Uploads

#: The intents of messages that point at cards, by the field that names them.
POINTING = {"about": "details", "like": "similar", "compare": "compare"}


@dataclass(frozen=True, slots=True)
class Line:
    """One message, twice: as the conversation shows it and as Rasa reads it."""

    shown: str
    sent: str
    photo: str | None = None  # id of the upload that is shown with it
    recording: str | None = None  # id of the upload that is to be heard
    known: Mapping[str, object] = field(default_factory=dict)  # what the dialogue is told besides, as JSON


class Lines:
    """Makes lines of messages, which may only name what was shown in their session."""

    def __init__(self, history: History, uploads: Uploads, phrases: Phrases, text_characters: int) -> None:
        self._history = history
        self._uploads = uploads
        self._phrases = phrases
        self._text_characters = text_characters

    def of(self, session_id: str, message: Message) -> Line:
        """Return what a message says. Raises InputError."""
        if message.drop is not None:
            return self._removal(message.drop, self._history.chips(session_id))
        if message.photo is not None:
            return self._photo(session_id, message.photo, message.text or "")
        if message.recording is not None:
            return self._recording(session_id, message.recording)
        if message.text is not None:
            text = clean(message.text, self._text_characters)
            return Line(text, text)
        return (
            self._bought(session_id, message)
            or self._signal(session_id, message)
            or self._pointing(session_id, message)
        )

    def _bought(self, session_id: str, message: Message) -> Line | None:
        if message.buy is not None:
            return self._purchase(message.buy, self._title(session_id, message.buy.product))
        return self._in_cart(session_id, message.cart) if message.cart is not None else None

    def _signal(self, session_id: str, message: Message) -> Line | None:
        if message.judge is not None:
            return self._judgment(message.judge, session_id)
        if message.look is not None:
            return Line("", _command("show_cart"), known={"glance": message.look})
        return self._dwelt(message.dwelt, session_id) if message.dwelt is not None else None

    def _removal(self, key: str, chips: Sequence[Chip]) -> Line:
        labels = {chip.key: chip.label for chip in chips}
        if key not in labels:
            raise NotOffered("Expected a chip of the last answer; read the history for those it has.")
        return Line(self._phrases.say("utter_gateway_drop", label=labels[key]), _command("remove", chip=key))

    def _title(self, session_id: str, product: str) -> str:
        title = self._history.title(session_id, product)
        if title is None:
            raise NotOffered("Expected a product that was shown in this session; search for it first.")
        return title

    def _pointing(self, session_id: str, message: Message) -> Line:
        field = next(each for each in POINTING if getattr(message, each) is not None)
        named: str | tuple[str, ...] = getattr(message, field)
        titles = [self._title(session_id, each) for each in ((named,) if isinstance(named, str) else named)]
        said = self._phrases.say(f"utter_gateway_{field}", title=joined(titles))
        return Line(said, _command(POINTING[field], product=named))

    def _purchase(self, buy: Purchase, title: str) -> Line:
        variant = {"variant": buy.variant} if buy.variant is not None else {}
        said = self._phrases.say("utter_gateway_buy", title=title)
        return Line(said, _command("add_to_cart", product=buy.product, **variant))

    def _in_cart(self, session_id: str, wanted: InCart) -> Line:
        line = self._history.in_cart(session_id, wanted.variant)
        if line is None:
            raise NotOffered("Expected a thing in the cart that was shown last; look at the cart first.")
        thing = f"{line.title} ({line.options})" if line.options else line.title
        response = "utter_gateway_cart_set" if wanted.quantity else "utter_gateway_cart_remove"
        said = self._phrases.say(response, thing=thing, quantity=wanted.quantity)
        return Line(said, _command("change_cart", variant=wanted.variant, quantity=str(wanted.quantity)))

    def _judgment(self, judge: Judging, session_id: str) -> Line:
        self._title(session_id, judge.product)
        return Line("", _command("signal", product=judge.product, judgment=judge.judgment))

    def _dwelt(self, dwelt: Sequence[Dwelling], session_id: str) -> Line:
        seconds = {each.product: str(each.seconds) for each in dwelt}
        for product in seconds:
            self._title(session_id, product)
        return Line("", _command("signal", product=[*seconds], seconds=[*seconds.values()]))

    def _photo(self, session_id: str, upload: str, text: str) -> Line:
        self._uploads.check(upload, session_id)
        words = words_of(text, self._text_characters)
        return Line(words, _command("show_photo", photo=upload, words=words), upload)

    def _recording(self, session_id: str, upload: str) -> Line:
        self._uploads.check(upload, session_id, Kind.RECORDING)
        return Line("", _command("hear", recording=upload), recording=upload)


def _command(intent: str, **values: str | Sequence[str]) -> str:
    """Return an intent with its entities in the form Rasa obeys. Only this module ever sends one."""
    return f"/{intent}{json.dumps(values) if values else ''}"
