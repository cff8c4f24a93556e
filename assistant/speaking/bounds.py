"""What every engine that speaks takes."""

from assistant.errors import TextTooLong

#: Characters of a sentence, as it is said: a piece of a reply (`assistant.speaking.pieces`) in words is shorter.
MOST_CHARACTERS = 3000
SLOWEST, FASTEST = 0.5, 2.0


def spoken_text(sentence: str) -> str:
    """Return a sentence in one line, without what no engine says; "" where nothing is. Raises TextTooLong."""
    if len(sentence) > MOST_CHARACTERS:
        raise TextTooLong(
            f"A sentence of {len(sentence):,} characters: {MOST_CHARACTERS:,} at most are spoken at once."
        )
    text = " ".join("".join(each if each.isprintable() else " " for each in sentence).split())
    return text if any(map(str.isalnum, text)) else ""


def paced(speed: float) -> float:
    """Return a speed that can be followed."""
    return min(max(speed, SLOWEST), FASTEST)
