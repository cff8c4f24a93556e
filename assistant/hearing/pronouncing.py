"""How English words are pronounced: from the recognizer's dictionary, else as the library gruut spells them out.

Pronunciations are phones of the CMU dictionary without stress, with blanks between: "D R EH S".
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

#: The names of letters, for words without a vowel: "xl", "tshw".
LETTERS = {
    "a": "EY", "b": "B IY", "c": "S IY", "d": "D IY", "e": "IY", "f": "EH F", "g": "JH IY", "h": "EY CH", "i": "AY",
    "j": "JH EY", "k": "K EY", "l": "EH L", "m": "EH M", "n": "EH N", "o": "OW", "p": "P IY", "q": "K Y UW",
    "r": "AA R", "s": "EH S", "t": "T IY", "u": "Y UW", "v": "V IY", "w": "D AH B AH L Y UW", "x": "EH K S",
    "y": "W AY", "z": "Z IY",
}  # fmt: skip
#: Phones of gruut (IPA, stress left out) -> phones of the dictionary.
PHONES = {
    "ɑ": "AA", "æ": "AE", "ʌ": "AH", "ə": "AH", "ɔ": "AO", "aʊ": "AW", "aɪ": "AY", "b": "B", "t͡ʃ": "CH", "d": "D",
    "ð": "DH", "ɛ": "EH", "ɚ": "ER", "ɝ": "ER", "eɪ": "EY", "f": "F", "ɡ": "G", "h": "HH", "ɪ": "IH", "i": "IY",
    "d͡ʒ": "JH", "k": "K", "l": "L", "m": "M", "n": "N", "ŋ": "NG", "oʊ": "OW", "ɔɪ": "OY", "p": "P", "ɹ": "R",
    "s": "S", "ʃ": "SH", "t": "T", "θ": "TH", "ʊ": "UH", "u": "UW", "v": "V", "w": "W", "j": "Y", "z": "Z",
    "ʒ": "ZH",
}  # fmt: skip
_STRESS = re.compile("[ˈˌ]")
_VARIANT = re.compile(r"\(\d+\)$")
_VOWELS = frozenset("aeiouy")
LONGEST_SPELLED = 4  # letters of a word that is read letter by letter


class Pronouncer:
    """Tells pronunciations. Thread-safe."""

    def __init__(self, dictionary: Mapping[str, tuple[str, ...]]) -> None:
        """Look words up in `dictionary`: word -> its pronunciations, likeliest first."""
        self._dictionary = dictionary

    @classmethod
    def english(cls) -> "Pronouncer":
        """Know the words of the dictionary that comes with the recognizer."""
        return cls(_shipped())

    def __contains__(self, word: object) -> bool:
        """Tell whether a word is in the dictionary."""
        return word in self._dictionary

    def of(self, word: str) -> tuple[str, ...]:
        """Return the pronunciations of a word, likeliest first; none where it cannot be said."""
        known = self._dictionary.get(word)
        if known:
            return known
        if len(word) <= LONGEST_SPELLED and word.isascii() and word.isalpha() and not _VOWELS & set(word):
            return (" ".join(LETTERS[letter] for letter in word),)
        parts = [part for part in re.split(r"[-']", word) if part]
        if len(parts) > 1 and all(part in self._dictionary for part in parts):
            return (" ".join(self._dictionary[part][0] for part in parts),)
        return _guessed(word)

    def all(self, words: Iterable[str]) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
        """Return the pronunciations of words, and those words that cannot be said."""
        told = {word: self.of(word) for word in sorted(set(words))}
        return {word: how for word, how in told.items() if how}, tuple(word for word, how in told.items() if not how)

    def phrase(self, phrase: str) -> tuple[str, ...]:
        """Return the phones of a phrase, each word in its likeliest way; what cannot be said is left out."""
        return tuple(phone for word in phrase.split() for how in self.of(word)[:1] for phone in how.split())


def acoustic_model() -> Path:
    """Return the folder of the model of US English that comes with pocketsphinx."""
    from pocketsphinx import get_model_path

    return Path(get_model_path()) / "en-us" / "en-us"


@cache
def _shipped() -> Mapping[str, tuple[str, ...]]:
    return read_dictionary(acoustic_model().parent / "cmudict-en-us.dict")


def read_dictionary(file: Path) -> dict[str, tuple[str, ...]]:
    """Read a dictionary of CMU Sphinx: "word PH O N E S" a line, "word(2) …" for another pronunciation."""
    found: dict[str, tuple[str, ...]] = {}
    for line in file.read_text("utf-8").splitlines():
        word, _, phones = line.partition(" ")
        word = _VARIANT.sub("", word)
        if phones.strip():
            found[word] = (*found.get(word, ()), phones.strip())
    return found


def written_dictionary(pronunciations: Mapping[str, tuple[str, ...]]) -> str:
    """Return a dictionary of CMU Sphinx, as `read_dictionary` reads it."""
    lines = (
        f"{word}{f'({place})' if place > 1 else ''} {phones}\n"
        for word, how in sorted(pronunciations.items())
        for place, phones in enumerate(how, 1)
    )
    return "".join(lines)


@cache
def _guessed(word: str) -> tuple[str, ...]:
    phones = [PHONES.get(_STRESS.sub("", phone)) for phone in _spelling_rules()(word)]
    return (" ".join(phone for phone in phones if phone),) if phones and all(phones) else ()


@cache
def _spelling_rules() -> Callable[[str], Sequence[str]]:
    import gruut_lang_en
    from gruut.g2p import GraphemesToPhonemes

    rules: Callable[[str], Sequence[str]] = GraphemesToPhonemes(
        Path(gruut_lang_en.__file__).parent / "g2p" / "model.crf"
    )
    return rules
