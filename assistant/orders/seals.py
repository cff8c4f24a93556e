"""What stands for an e-mail address where orders are kept, so that a table that leaks names nobody."""

import hashlib
import hmac

from assistant.errors import SetupError
from assistant.language.addresses import plain_address
from assistant.purchases import spelled


class Seals:
    """Keyed hashes (HMAC-SHA-256) under the shop's secret. Raises SetupError for an empty one."""

    def __init__(self, secret: str) -> None:
        if not secret:
            raise SetupError("The secret that seals e-mail addresses is empty: delete its file and import again.")
        self._secret = secret.encode()

    def address(self, address: str) -> str:
        """Return what stands for an address, however it is written."""
        return self._hash("address", plain_address(address))

    def proof(self, number: str, seal: str) -> str:
        """Return what is kept with an order: a sealed address bound to its number, so that no two orders look alike."""
        return self._hash("order", spelled(number), seal)

    def counted(self, kind: str, value: str) -> str:
        """Return the name under which failures with a number, an address or a customer are counted."""
        return self._hash(f"tries of {kind}", value)

    def _hash(self, *parts: str) -> str:
        return hmac.new(self._secret, "\0".join(parts).encode(), hashlib.sha256).hexdigest()


def is_same(one: str, other: str) -> bool:
    """Compare two proofs in a time that tells nothing of them."""
    return hmac.compare_digest(one, other)
