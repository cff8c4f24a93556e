"""Every desk takes a conversation with its state, further messages and the end of it, or says that it is down."""

import email
import email.policy
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from aiosmtpd.smtp import AuthResult

from assistant.errors import DeskDown
from assistant.handoff.choice import human_desk
from assistant.people import Cause, Handover, HumanDesk, Line, Request, Ticket, Who
from assistant.phrases import Phrases
from assistant.settings import Settings
from tests.desks import LOOPBACK, Chatwoot, Service, serving

PHRASES = Phrases.load(Path(__file__).parents[2] / "domain.yml")
#: The test's mail server asks for a password on the loopback, without TLS.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
AT = datetime(2026, 11, 25, 14, 3, tzinfo=UTC)
MARKUP = "<b>hello</b> & “you”\r\nSubject: forged"


def handover(said: str = "i want to talk to a human", number: int = 3) -> Handover:
    request = Request(
        conversation="../c1",
        cause=Cause.ASKED,
        said=said,
        understood=("dress", "under $80"),
        screen=("Ada Dress, Red, $60",),
        cart=("2 x Ada Dress, Red, M, $120", "$120"),
    )
    lines = (
        Line(who=Who.CUSTOMER, text="red dresses", at=AT),
        Line(who=Who.ASSISTANT, text="I found 2 matches.", at=AT),
        Line(who=Who.CUSTOMER, text=said, at=AT),
    )
    return Handover(number=number, at=AT, request=request, lines=lines)


@dataclass
class Place:
    """A desk, what people see there, and a way to take it down."""

    desk: HumanDesk
    seen: Callable[[], list[str]]
    take_down: Callable[[], None]


@contextmanager
def file_place(home: Path) -> Iterator[Place]:
    settings = Settings(home=home, handoff="file")
    folder = settings.cases

    def seen() -> list[str]:
        return [file.read_text("utf-8") for file in sorted(folder.glob("*.txt"))]

    def take_down() -> None:
        for file in folder.glob("*"):
            file.unlink()
        folder.rmdir()
        folder.write_text("in the way")

    yield Place(desk_of(settings), seen, take_down)


@contextmanager
def webhook_place(home: Path) -> Iterator[Place]:
    service = Service()
    with serving(service):
        settings = Settings(
            home=home, handoff="webhook", handoff_url=f"{service.url}/hook", handoff_token=service.token
        )
        yield Place(
            desk_of(settings),
            lambda: [_told(body) for _, body, _ in service.calls],
            lambda: setattr(service, "status", 503),
        )


def _told(body: dict) -> str:
    """What a program behind the webhook could show."""
    if body["event"] == "closed":
        return PHRASES.say("utter_case_released")
    lines = body["handover"]["lines"] if "handover" in body else [body["line"]]
    request = body.get("handover", {}).get("request", {})
    state = [*request.get("understood", ()), *request.get("screen", ()), *request.get("cart", ())]
    return "\n".join([*state, *(line["text"] for line in lines)])


@contextmanager
def chatwoot_place(home: Path) -> Iterator[Place]:
    chatwoot = Chatwoot()
    with serving(chatwoot):
        settings = Settings(
            home=home,
            handoff="chatwoot",
            chatwoot_url=chatwoot.url,
            chatwoot_account=1,
            chatwoot_inbox=7,
            chatwoot_token=chatwoot.token,
        )
        yield Place(
            desk_of(settings),
            lambda: [text for each in chatwoot.conversations.values() for *_, text in each["messages"]],
            lambda: setattr(chatwoot, "status", 500),
        )


class Inbox(Message):
    """Keeps mails as people read them."""

    def __init__(self) -> None:
        super().__init__()
        self.mails: list[email.message.EmailMessage] = []

    def prepare_message(self, session, envelope):
        return email.message_from_bytes(envelope.content, policy=email.policy.default)

    def handle_message(self, message) -> None:
        self.mails.append(message)


@contextmanager
def mail_place(home: Path) -> Iterator[Place]:
    inbox = Inbox()

    def authenticate(server, session, envelope, mechanism, data):
        return AuthResult(success=(data.login, data.password) == (b"shop", b"sesame"))

    with socket.create_server((LOOPBACK, 0)) as free:  # the library tries the port it is told, and 0 is none
        port = free.getsockname()[1]
    server = Controller(
        inbox, hostname=LOOPBACK, port=port, authenticator=authenticate, auth_require_tls=False, auth_required=True
    )
    server.start()
    settings = Settings(
        home=home,
        handoff="email",
        handoff_mail_host=LOOPBACK,
        handoff_mail_port=port,
        handoff_mail_security="none",
        handoff_mail_user="shop",
        handoff_mail_password="sesame",  # noqa: S106 - of this test's server
        handoff_mail_from="assistant@shop.example",
        handoff_mail_to="team@shop.example",
    )
    try:
        yield Place(
            desk_of(settings),
            lambda: [f"{mail['Subject']}\n{mail.get_content()}" for mail in inbox.mails],
            server.stop,
        )
    finally:
        if server.server is not None:
            server.stop()


def desk_of(settings: Settings) -> HumanDesk:
    desk = human_desk(settings, PHRASES, lambda: AT)
    assert desk is not None
    return desk


PLACES = {"file": file_place, "webhook": webhook_place, "email": mail_place, "chatwoot": chatwoot_place}


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    with PLACES[request.param](tmp_path) as place:
        assert place.desk.name == request.param
        yield place


def opened(place: Place, what: Handover | None = None) -> Ticket:
    what = what or handover()
    return Ticket(what.number, what.request.conversation, place.desk.open(what, ""))


def test_a_person_reads_what_was_said_what_is_understood_what_is_shown_and_the_cart(place: Place):
    ticket = opened(place)
    told = "\n".join(place.seen())
    assert ticket.reference
    for fact in ("red dresses", "I found 2 matches.", "i want to talk to a human", "under $80", "Ada Dress, Red, $60"):
        assert fact in told
    assert "2 x Ada Dress, Red, M, $120" in told


def test_further_messages_follow_in_order(place: Place):
    ticket = opened(place)
    for text in ("are you there", "hello?"):
        place.desk.pass_on(ticket, Line(who=Who.CUSTOMER, text=text, at=AT))
    told = "\n".join(place.seen())
    assert told.index("i want to talk to a human") < told.index("are you there") < told.index("hello?")


def test_text_stays_the_text_it_is(place: Place):
    ticket = opened(place, handover(MARKUP))
    place.desk.pass_on(ticket, Line(who=Who.CUSTOMER, text=MARKUP, at=AT))
    for told in (place.seen()[0], place.seen()[-1]):
        assert "<b>hello</b> & “you”" in told
    assert all(not told.startswith("forged") for told in place.seen())


def test_a_conversation_that_comes_again_goes_on_in_the_same_place(place: Place):
    ticket = opened(place)
    again = place.desk.open(handover("me again"), ticket.reference)
    assert again == ticket.reference
    assert "me again" in "\n".join(place.seen())


def test_two_conversations_have_two_names(place: Place):
    assert opened(place, handover(number=3)).reference != opened(place, handover(number=4)).reference


def test_the_end_is_told(place: Place):
    place.desk.close(opened(place))
    assert PHRASES.say("utter_case_released") in "\n".join(place.seen())


@pytest.mark.parametrize("what", ["open", "pass_on", "close"])
def test_a_desk_that_is_down_says_so(place: Place, what: str):
    ticket = opened(place)
    place.take_down()
    acts = {
        "open": lambda: place.desk.open(handover(number=5), ""),
        "pass_on": lambda: place.desk.pass_on(ticket, Line(who=Who.CUSTOMER, text="hi", at=AT)),
        "close": lambda: place.desk.close(ticket),
    }
    with pytest.raises(DeskDown) as down:
        acts[what]()
    assert "hi" not in str(down.value).split()
