"""Which desk a shop has, by its settings."""

from collections.abc import Callable
from datetime import datetime

import httpx
from pydantic import SecretStr

from assistant.errors import SetupError
from assistant.handoff.calls import Calls
from assistant.handoff.chatwoot_desk import ChatwootDesk
from assistant.handoff.file_desk import FileDesk
from assistant.handoff.mail_desk import Mailbox, MailDesk
from assistant.handoff.webhook_desk import WebhookDesk
from assistant.people import HumanDesk
from assistant.phrases import Phrases
from assistant.settings import Settings

#: What each desk cannot be without.
NEEDED = {
    "file": (),
    "webhook": ("handoff_url",),
    "email": ("handoff_mail_host", "handoff_mail_from", "handoff_mail_to"),
    "chatwoot": ("chatwoot_url", "chatwoot_account", "chatwoot_inbox", "chatwoot_token"),
}
#: Sending a mail is several steps, of which most take no time.
STEPS_OF_MAIL = 2


def human_desk(settings: Settings, phrases: Phrases, now: Callable[[], datetime]) -> HumanDesk | None:
    """Return the desk; None for a shop that has none. Raises SetupError where a setting is missing."""
    if settings.handoff == "none":
        return None
    _check(settings)
    if settings.handoff == "webhook":
        return WebhookDesk(_calls(settings, settings.handoff_url, _bearer(settings.handoff_token)))
    if settings.handoff == "email":
        return MailDesk(_mailbox(settings), phrases, now)
    if settings.handoff == "chatwoot":
        headers = {"api_access_token": settings.chatwoot_token.get_secret_value()}
        calls = _calls(settings, settings.chatwoot_url, headers)
        return ChatwootDesk(calls, settings.chatwoot_account, settings.chatwoot_inbox, phrases)
    return FileDesk(settings.cases, phrases, now)


def _check(settings: Settings) -> None:
    missing = [name for name in NEEDED[settings.handoff] if not _said(getattr(settings, name))]
    if missing:
        names = " and ".join(f"ASSISTANT_{name.upper()}" for name in missing)
        raise SetupError(f"ASSISTANT_HANDOFF={settings.handoff} needs {names}: set it, or choose another desk.")
    for name in ("handoff_url", "chatwoot_url"):
        url = getattr(settings, name)
        if url and not url.startswith(("https://", "http://")):
            raise SetupError(f"ASSISTANT_{name.upper()} must be an address that begins with https:// or http://.")


def _said(value: object) -> bool:
    return bool(value.get_secret_value() if isinstance(value, SecretStr) else value)


def _calls(settings: Settings, url: str, headers: dict[str, str]) -> Calls:
    return Calls(httpx.Client(), url, headers, settings.handoff_seconds)


def _bearer(token: SecretStr) -> dict[str, str]:
    return {"Authorization": f"Bearer {token.get_secret_value()}"} if token.get_secret_value() else {}


def _mailbox(settings: Settings) -> Mailbox:
    return Mailbox(
        settings.handoff_mail_host,
        settings.handoff_mail_port,
        settings.handoff_mail_security,
        settings.handoff_mail_user,
        settings.handoff_mail_password.get_secret_value(),
        settings.handoff_mail_from,
        settings.handoff_mail_to,
        settings.handoff_seconds / STEPS_OF_MAIL,
    )
