"""Services for desks to be tested against, on free ports of the loopback: Chatwoot, and one that takes everything."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LOOPBACK = "127.0.0.1"


@dataclass
class Service:
    """What a server over HTTP has heard, and how it fails where it is told to."""

    token: str = "the desk's token"  # noqa: S105 - for tests alone
    status: int | None = None  # answered in place of any other
    hurry: threading.Event = field(default_factory=threading.Event)  # until it is set a slow one does not answer
    is_slow: bool = False
    calls: list[tuple[str, dict[str, Any], dict[str, str]]] = field(default_factory=list)  # path, body, headers
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}"

    def answer(self, path: str, body: dict[str, Any], headers: dict[str, str]) -> tuple[int, Any]:
        return (200, {}) if headers.get("authorization") == f"Bearer {self.token}" else (401, {})


@dataclass
class Chatwoot(Service):
    """The part of Chatwoot's Application API that an inbox of the kind "API" needs (4.x, account 1, inbox 7)."""

    contacts: dict[int, str] = field(default_factory=dict)  # id -> source id
    conversations: dict[int, dict[str, Any]] = field(default_factory=dict)  # by the number that is shown

    def answer(self, path: str, body: dict[str, Any], headers: dict[str, str]) -> tuple[int, Any]:
        if headers.get("api_access_token") != self.token:
            return 401, {"error": "Invalid Access Token"}
        if path == "/api/v1/accounts/1/contacts":
            return self._contact(body)
        if path == "/api/v1/accounts/1/conversations":
            return self._open(body)
        known = re.fullmatch(r"/api/v1/accounts/1/conversations/(\d+)/(messages|toggle_status)", path)
        conversation = self.conversations.get(int(known[1])) if known else None
        if conversation is None:
            return 404, {"error": "Resource could not be found"}
        return self._message(conversation, body) if known[2] == "messages" else self._status(conversation, body)

    def _contact(self, body: dict[str, Any]) -> tuple[int, Any]:
        if body.get("inbox_id") != 7:
            return 404, {"error": "Resource could not be found"}
        number = 100 + len(self.contacts)
        self.contacts[number] = f"source-{number}"
        inbox = {"id": 7, "name": "Assistant", "channel_type": "Channel::Api"}
        contact = {"id": number, "name": body["name"], "email": None, "identifier": None, "contact_inboxes": []}
        return 200, {
            "payload": {"contact": contact, "contact_inbox": {"inbox": inbox, "source_id": f"source-{number}"}}
        }

    def _open(self, body: dict[str, Any]) -> tuple[int, Any]:
        if self.contacts.get(body.get("contact_id", 0)) != body.get("source_id"):
            return 404, {"error": "Resource could not be found"}
        number = 40 + len(self.conversations)
        self.conversations[number] = {"status": body["status"], "messages": []}
        self._message(self.conversations[number], body["message"])
        return 200, {"id": number, "account_id": 1, "inbox_id": 7, "status": body["status"], "uuid": "0-0", "meta": {}}

    def _message(self, conversation: dict[str, Any], body: dict[str, Any]) -> tuple[int, Any]:
        if body["message_type"] == "incoming":
            conversation["status"] = "open"  # Chatwoot opens what was resolved when its contact writes
        conversation["messages"].append((body["message_type"], body.get("private", False), body["content"]))
        return 200, {"id": len(conversation["messages"]), "content": body["content"], "message_type": 0}

    def _status(self, conversation: dict[str, Any], body: dict[str, Any]) -> tuple[int, Any]:
        conversation["status"] = body["status"]
        return 200, {"payload": {"success": True, "current_status": body["status"], "conversation_id": 1}}


@contextmanager
def serving(service: Service) -> Iterator[None]:
    """Serve on a free port until the block is left."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            headers = {name.lower(): value for name, value in self.headers.items()}
            service.calls.append((self.path, body, headers))
            if service.is_slow:
                service.hurry.wait(10)
            status, answer = service.answer(self.path, body, headers)
            status, answer = (service.status, {}) if service.status else (status, answer)
            data = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            if status in (301, 302):
                self.send_header("Location", "/elsewhere")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer((LOOPBACK, 0), Handler)
    service.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
