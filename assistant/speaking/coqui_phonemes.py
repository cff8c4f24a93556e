"""Phonemes for Coqui TTS from the espeak-ng inside our package: most of its voices are trained on them.

By itself it starts a program `espeak-ng`, which a machine may lack.
"""

import re

from TTS.tts.utils.text.phonemizers import PHONEMIZERS, get_default_phonemizer
from TTS.tts.utils.text.phonemizers.base import BasePhonemizer

from assistant.speaking.espeak import Espeak
from assistant.speaking.espeak_process import VOICE

#: What its configurations call the phonemes of espeak-ng, and a language that always has some.
NAME, ALWAYS = "espeak", "be"
#: Marks a change of language within a text: "(en)football(fr)".
_LANGUAGE = re.compile(r"\([\w-]+\)")


def use_packaged_espeak(espeak: Espeak) -> None:
    """Have models that are loaded from now on ask `espeak` for phonemes."""

    class PackagedEspeak(BasePhonemizer):  # type: ignore[misc] # its library has no types
        def __init__(self, language: str) -> None:
            super().__init__(VOICE if language == "en" else language, keep_puncs=True)

        @staticmethod
        def name() -> str:
            return NAME

        @classmethod
        def is_available(cls) -> bool:
            return True

        @staticmethod
        def supported_languages() -> dict[str, str]:
            return {}

        def is_supported_language(self, language: str) -> bool:
            return bool(language)  # espeak-ng itself says so of the first text

        def version(self) -> str:
            return espeak.name

        def _phonemize(self, text: str, _: str) -> str:
            return _LANGUAGE.sub("", espeak.phonemes(text, self.language)) if text.strip() else ""

    get_default_phonemizer(ALWAYS)  # lists its own phonemizers first, which would take the place of this one
    PHONEMIZERS[NAME] = PackagedEspeak
