"""A desk that is a mailbox."""

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from typing import Literal

from assistant.errors import DeskDown
from assistant.handoff.case import line_of, title, written
from assistant.people import Handover, Line, Ticket
from assistant.phrases import Phrases

Security = Literal["starttls", "tls", "none"]


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Where mail is sent, and as whom."""

    host: str
    port: int
    security: Security
    user: str  # "" where the server asks for none
    password: str
    sender: str
    recipient: str
    seconds: float  # for each step of sending


class MailDesk:
    """Sends a mail for each handover and each further message, those of one conversation as one thread."""

    name = "email"
    is_live = False

    def __init__(self, mailbox: Mailbox, phrases: Phrases, now: Callable[[], datetime]) -> None:
        self._mailbox = mailbox
        self._phrases = phrases
        self._now = now

    def open(self, handover: Handover, reference: str) -> str:
        """Send the whole conversation; the mail's own id is its name from then on."""
        answer = f'assistant handoff reply {handover.number} "…"\nassistant handoff back {handover.number}'
        subject = title(handover, self._phrases)
        return self._send(subject, f"{written(handover, self._phrases)}\n\n{answer}", reference)

    def pass_on(self, ticket: Ticket, line: Line) -> None:
        """Send what the customer says."""
        self._send(self._again(ticket), line_of(line, self._phrases), ticket.reference)

    def close(self, ticket: Ticket) -> None:
        """Send that it is over."""
        self._send(self._again(ticket), self._phrases.say("utter_case_released"), ticket.reference)

    def _again(self, ticket: Ticket) -> str:
        return self._phrases.say("utter_case_again", number=ticket.number)

    def _send(self, subject: str, text: str, reference: str) -> str:
        mail = EmailMessage()
        mail["Subject"], mail["From"], mail["To"] = subject, self._mailbox.sender, self._mailbox.recipient
        mail["Date"] = format_datetime(self._now())
        mail["Message-ID"] = make_msgid(domain=self._mailbox.sender.rpartition("@")[2])
        if reference:
            mail["In-Reply-To"] = mail["References"] = reference
        mail.set_content(text)
        try:
            with self._server() as server:
                server.send_message(mail)
        except (OSError, smtplib.SMTPException) as error:
            # Only the kind: what a server says may repeat addresses.
            raise DeskDown(f"Expected the mail server to take a mail but met {type(error).__name__}.") from error
        return reference or str(mail["Message-ID"])

    @contextmanager
    def _server(self) -> Iterator[smtplib.SMTP]:
        box, context = self._mailbox, ssl.create_default_context()
        with (
            smtplib.SMTP_SSL(box.host, box.port, timeout=box.seconds, context=context)
            if box.security == "tls"
            else smtplib.SMTP(box.host, box.port, timeout=box.seconds)
        ) as server:
            if box.security == "starttls":
                server.starttls(context=context)
            if box.user:
                server.login(box.user, box.password)
            yield server
