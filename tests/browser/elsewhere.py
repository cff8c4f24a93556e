"""Pages of another origin that embed the chat, and the shop's server that sends them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from assistant.gateway.app import STATIC

EXAMPLE = Path(__file__).parents[2] / "examples" / "embed.html"
EXAMPLE_GATEWAY = "https://assistant.shop.example"
#: What a page would do to the chat if it could.
HOSTILE = """
html { font-size: 62.5%; direction: rtl; }
* { all: unset; font-size: 40px; color: red !important; letter-spacing: 3px; --ink: red; --surface: red; }
shopping-assistant { display: none !important; font: 40px monospace; opacity: 0.1; }
h2 { text-transform: uppercase; margin: 50px; }
button { background: red; border: 9px solid red; }
.panel, .bubble, .round, #log { display: none; }
"""
THEMED = """
shopping-assistant {
  --assistant-accent: rgb(120, 0, 60); --assistant-surface: rgb(250, 240, 245); --assistant-radius: 3px;
  --assistant-font: monospace; --assistant-width: 300px; --assistant-layer: 77;
}
"""
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@dataclass
class Elsewhere:
    """A server of pages. `address` and `other` are two origins of it; only the first is of the shop."""

    port: int
    pages: dict[str, tuple[str, str]] = field(default_factory=dict)  # body and Content-Security-Policy by path

    @property
    def address(self) -> str:
        """Another site than 127.0.0.1, so no cookie of the gateway's goes with what is asked here."""
        return f"http://localhost:{self.port}"

    @property
    def other(self) -> str:
        """An origin that the gateway does not know."""
        return f"http://127.0.0.1:{self.port}"

    def put(self, path: str, gateway: str, attributes: str = "", style: str = "", script: str | None = None) -> None:
        """Make a page with the two lines. Its policy allows what docs/embedding.md names, and no more."""
        body = (
            f'<!doctype html><html lang="de"><title>Shop</title><link rel="stylesheet" href="{path}.css">'
            f'<script type="module" src="{script or gateway + "/widget.js"}"></script>'
            '<body><h2>Shop</h2><button id="buy">Buy</button>'
            f"<shopping-assistant {attributes}><i>Write to us</i></shopping-assistant>"
        )
        source, sockets = "'self'" if script else gateway, gateway.replace("http", "ws")
        policy = (
            f"default-src 'none'; style-src 'self'; script-src {source}; connect-src {source} {gateway} {sockets}; "
            f"img-src {source} {gateway} blob:; media-src blob:"
        )
        self.pages[path] = (body, policy)
        self.pages[f"{path}.css"] = (style, "")

    def put_example(self, gateway: str) -> None:
        """Serve the documentation's example."""
        page = EXAMPLE.read_text().replace("wss://assistant.shop.example", gateway.replace("http", "ws"))
        self.pages["/example"] = (page.replace(EXAMPLE_GATEWAY, gateway), "")


@contextmanager
def served() -> Iterator[Elsewhere]:
    """Serve on a free port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body, policy = _found(elsewhere, self.path)
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Type", KINDS.get(Path(self.path).suffix, "text/html; charset=utf-8"))
            self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write((body or "").encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        elsewhere = Elsewhere(server.server_port)
        threading.Thread(target=server.serve_forever).start()
        yield elsewhere
        server.shutdown()


def _found(elsewhere: Elsewhere, path: str) -> tuple[str | None, str]:
    if path.startswith("/static/"):  # a copy of the chat's modules, as a shop might keep one
        return (STATIC / path.removeprefix("/static/")).read_text(), ""
    if path == "/favicon.ico":
        return "", ""
    return elsewhere.pages.get(path, (None, ""))
