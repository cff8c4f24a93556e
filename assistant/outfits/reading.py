"""Outfits from a file."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.errors import OutfitsError
from assistant.outfits.outfit import Outfit

#: A file of outfits may have so many bytes, and so many outfits, each of so many things; a name so many characters.
MOST_BYTES, MOST_OUTFITS, MOST_THINGS, MOST_CHARACTERS = 64_000_000, 100_000, 20, 500


def read_outfits(file: Path) -> list[Outfit]:
    """Read {"id": {"slot": {"name": "..."}}}. Raises OutfitsError: that is not what the file holds."""
    form = f'{file} is not of the form {{"id": {{"slot": {{"name": "..."}}}}}}'
    try:
        if file.stat().st_size > MOST_BYTES:
            raise OutfitsError(f"{file} has more than {MOST_BYTES:,} bytes.")
        told: Mapping[str, Mapping[str, Mapping[str, Any]]] = json.loads(file.read_text("utf-8"))
        outfits = [{slot: str(thing["name"]) for slot, thing in outfit.items()} for outfit in told.values()]
    except OSError as error:
        raise OutfitsError(f"{file} cannot be read ({error.strerror}): name a file of outfits.") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise OutfitsError(f"{form}: {error}") from error
    if not 0 < len(outfits) <= MOST_OUTFITS:
        raise OutfitsError(f"{file} holds {len(outfits):,} outfits; 1 to {MOST_OUTFITS:,} are expected.")
    if any(
        len(outfit) > MOST_THINGS or max(map(len, outfit.values()), default=0) > MOST_CHARACTERS for outfit in outfits
    ):
        raise OutfitsError(f"{file}: an outfit has {MOST_THINGS} things at most, a name {MOST_CHARACTERS} characters.")
    return list(outfits)
