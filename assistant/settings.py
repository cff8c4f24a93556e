"""Every setting, its default and its unit. Read from the environment (`ASSISTANT_…`) once, by `assistant.wiring`."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class DeskSettings(BaseSettings):
    """Settings of the desk where people take conversations over. docs/handoff.md tells which desk needs which."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", frozen=True)

    handoff: Literal["file", "email", "webhook", "chatwoot", "none"] = "file"
    handoff_hours: str = ""  # when people are there, "mon-fri 9:00-17:30, sat 10:00-14:00"; "" is always
    handoff_zone: str = "UTC"  # time zone of these hours
    handoff_seconds: float = Field(default=4, gt=0, le=5)  # for the desk to take a message; an action has 6
    handoff_secret: SecretStr = SecretStr("")  # what the gateway asks of whoever speaks for people; "" lets nobody
    handoff_url: str = ""  # of a webhook
    handoff_token: SecretStr = SecretStr("")  # sent to the webhook as a bearer token
    handoff_mail_host: str = ""
    handoff_mail_port: int = Field(default=587, gt=0, lt=65536)
    handoff_mail_security: Literal["starttls", "tls", "none"] = "starttls"
    handoff_mail_user: str = ""
    handoff_mail_password: SecretStr = SecretStr("")
    handoff_mail_from: str = ""
    handoff_mail_to: str = ""
    chatwoot_url: str = ""
    chatwoot_account: int = 0
    chatwoot_inbox: int = 0  # of the kind "API"
    chatwoot_token: SecretStr = SecretStr("")  # access token of an agent or an agent bot
    chatwoot_secret: SecretStr = SecretStr("")  # of the inbox' webhook, which it signs with
    emergency_number: str = Field(default="", max_length=20)  # said to who may hurt themselves; "" names none


def _address(url: str) -> str:
    if url and not re.fullmatch(r"https?://[^\s{}/?#]+(?:[/?#]\S*)?", url):
        raise PydanticCustomError("address", "Expected an address that begins with https:// or http://")
    return url


def _template(url: str) -> str:
    names = sorted(re.findall(r"\{([^{}]*)\}", url))
    if url and names != ["items", "signature"]:
        raise PydanticCustomError(
            "template", "Expected {items} and {signature} in it, each once, and nothing else in braces"
        )
    return _address(url)


class SalesSettings(BaseSettings):
    """Settings of carts and where they go. docs/buying.md tells what the shop receives."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", frozen=True)

    checkout_url: Annotated[str, AfterValidator(_template)] = ""  # "https://…?cart={items}&sig={signature}"; "" is none
    checkout_hours: float = Field(default=24, gt=0, le=24 * 90)  # how long a link to the checkout is good
    cart_webhook_url: Annotated[str, AfterValidator(_address)] = ""  # is told of every change of a cart; "" is nobody


class SpeakingSettings(BaseSettings):
    """Settings of the voice. docs/voice.md tells which engines there are."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", frozen=True)

    speaker: str = Field(default="espeak", min_length=1)  # or a path or published name of a model of Coqui TTS
    speaker_voice: str = ""  # which speaker of a model that has several; "" is its first
    speaker_language: str = ""  # of a model that has several; "" is English
    speaker_streams: int = Field(default=2, ge=1, le=16)  # sentences spoken at once, each by a model in memory


class HearingSettings(BaseSettings):
    """Settings of the ear. docs/voice.md tells which engines there are."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", frozen=True)

    transcriber: str = Field(default="sphinx", min_length=1)  # or a .pt file or a published name of Whisper: "base"
    transcriber_language: str = Field(default="en", pattern="^([a-z]{2,3})?$")  # of Whisper; "" lets it tell


class CallSettings(BaseSettings):
    """Bounds of calls. docs/voice.md tells of the others, which no operator needs to change."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", frozen=True)

    calls_at_once: int = Field(default=8, ge=0, le=1000)  # of all sessions; 0 takes no calls and loads no engine
    calls_per_session: int = Field(default=2, ge=1, le=100)
    calls_per_address: int = Field(default=4, ge=1, le=1000)  # of all its sessions: no address takes every place
    call_minutes: float = Field(default=30, gt=0, le=240)  # how long a call may last


#: As browsers write it: in small letters, non-ASCII names in Punycode, without the port that the scheme has anyway.
_ORIGIN = re.compile(r"(?!http://[^:]+:80$|https://[^:]+:443$)https?://(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::[0-9]{1,5})?")


def _listed(written: object) -> object:
    """Read a list that is separated by commas, as the environment has it."""
    return tuple(filter(None, map(str.strip, written.split(",")))) if isinstance(written, str) else written


def _origins(origins: tuple[str, ...]) -> tuple[str, ...]:
    if not all(_ORIGIN.fullmatch(origin) for origin in origins):
        raise PydanticCustomError(
            "origins",
            "Expected origins as browsers write them, such as https://shop.example, with commas between them: scheme, "
            "host in small letters, a port where it is not the scheme's own, no path and no *",
        )
    return origins


Origins = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed), AfterValidator(_origins)]


def _postgresql(url: SecretStr) -> SecretStr:
    if url.get_secret_value() and not re.fullmatch(r"postgresql\+psycopg://\S+", url.get_secret_value()):
        raise PydanticCustomError("database", "Expected an address that begins with postgresql+psycopg://")
    return url


class Settings(DeskSettings, SalesSettings, SpeakingSettings, HearingSettings, CallSettings):
    """Settings of one shop. `ASSISTANT_HOME=/srv/shop` sets `home`, and so on."""

    home: Path = Path(".assistant")  # all state lives below this folder, but for what is in `database_url`
    #: Of the shop's store in PostgreSQL, "postgresql+psycopg://user:password@host/name"; "" is SQLite in `home`.
    database_url: Annotated[SecretStr, AfterValidator(_postgresql)] = SecretStr("")
    host: str = "127.0.0.1"  # address the gateway listens on
    port: int = 8000  # the only public port
    session_rate: str = "120/minute"  # messages of one session, in the notation of the library `limits`
    address_rate: str = "1200/minute"  # requests and messages of one address
    opening_rate: str = "120/minute"  # sessions that one address opens, and as many sockets and calls
    upload_rate: str = "20/minute"  # photos and recordings of one session
    origins: Origins = ()  # of shops' pages that show the chat, docs/embedding.md
    upload_hours: float = Field(default=24, gt=0, le=24 * 30)  # how long a customer's photo or recording is kept
    rasa_url: str = "http://127.0.0.1:5005"
    actions_url: str = "http://127.0.0.1:5055"
    actions_token: SecretStr = SecretStr("")  # what the action server asks of its callers
    metrics_token: SecretStr = SecretStr("")  # what /metrics asks of its readers; "" serves it to nobody
    turn_deadline_seconds: float = 8.0
    max_text_characters: int = 1000
    cards_per_turn: int = 6
    events_days: int = Field(default=180, ge=1, le=3650)  # how long it is kept what customers were shown and did
    return_days: int = Field(default=30, ge=0, le=3650)  # after delivery, where an order names no day of its own

    @property
    def database(self) -> str:
        """SQLAlchemy address of the shop's store, with its password where it has one."""
        return self.database_url.get_secret_value() or f"sqlite:///{self.home / 'shop.sqlite'}"

    @property
    def media(self) -> Path:
        """Product pictures, named by content."""
        return self.home / "media"

    @property
    def uploads(self) -> Path:
        """Customers' photos and recordings, each for a while."""
        return self.home / "uploads"

    @property
    def upload_life(self) -> timedelta:
        """How long a customer's photo or recording is kept."""
        return timedelta(hours=self.upload_hours)

    @property
    def events_life(self) -> timedelta:
        """How long it is kept what customers were shown and did."""
        return timedelta(days=self.events_days)

    @property
    def gateway_database(self) -> Path:
        """Sessions and what was said in them."""
        return self.home / "gateway.sqlite"

    @property
    def policies(self) -> Path:
        """The index of the shop's policies, in one file."""
        return self.home / "policies.safetensors"

    @property
    def size_chart(self) -> Path:
        """The shop's size chart, as its operator wrote it."""
        return self.home / "size_chart.csv"

    @property
    def checkout_secret(self) -> Path:
        """What signs links to the checkout and what the shop is told of carts."""
        return self.home / "checkout-secret"

    @property
    def word_vectors(self) -> Path:
        """Generations of the index of products by their text, one folder each."""
        return self.home / "vectors" / "words"

    @property
    def photo_vectors(self) -> Path:
        """Generations of the index of pictures, one folder each."""
        return self.home / "vectors" / "photos"

    @property
    def trait_vectors(self) -> Path:
        """Generations of the index of what products are stated to be, one folder each."""
        return self.home / "vectors" / "traits"

    @property
    def orders_secret(self) -> Path:
        """What customers' e-mail addresses are sealed with."""
        return self.home / "orders-secret"

    @property
    def models(self) -> Path:
        """Trained dialogue models and exported encoders."""
        return self.home / "models"

    @property
    def ranker(self) -> Path:
        """What orders products, learnt from the shop's customers: the one in use, and the one before."""
        return self.models / "ranker"

    @property
    def outfits(self) -> Path:
        """What tells which things go together, learnt from outfits: the one in use, and the one before."""
        return self.models / "outfits"

    @property
    def others(self) -> Path:
        """What customers chose who chose the same, learnt from the journal."""
        return self.models / "others"

    @property
    def hearing(self) -> Path:
        """What is listened for: one folder, made anew with the catalogue."""
        return self.home / "hearing"

    @property
    def trackers(self) -> Path:
        """What Rasa remembers of conversations, in SQLite."""
        return self.home / "conversations.sqlite"

    @property
    def cases(self) -> Path:
        """Conversations that wait for people, one file each."""
        return self.home / "handoff"

    @property
    def temporary(self) -> Path:
        """What Rasa writes while it runs: its library of entities leaves a file for each model that it loads."""
        return self.home / "tmp"

    @property
    def logs(self) -> Path:
        """One file for each process."""
        return self.home / "logs"
