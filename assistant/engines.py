"""What hears and speaks, chosen and joined. Heavy libraries are imported in the branch that needs them."""

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.phrases import Phrases
from assistant.settings import Settings
from assistant.uploads import Uploads

if TYPE_CHECKING:
    from assistant.calling.parts import Parts
    from assistant.hearing.ports import Transcriber
    from assistant.speaking.voice import Voice
    from assistant.voice_notes import VoiceNotes

#: The utterances that the dialogue is trained with lie beside the package.
UTTERANCES = Path(__file__).resolve().parent.parent / "data" / "nlu"


def voice(settings: Settings) -> "Voice":
    """Load the engine that speaks. Raises SetupError or SpeechDown where it cannot be."""
    from assistant.speaking.choice import Embedded, chosen
    from assistant.speaking.voice import Voice

    choice = chosen(settings)
    if isinstance(choice, Embedded):
        from assistant.speaking.espeak import Espeak

        return Voice(Espeak())
    from assistant.speaking.coqui import coqui
    from assistant.speaking.published import fetched

    files = choice.files or fetched(choice.published, settings.models)
    return Voice(coqui(files, choice.speaker, choice.language, choice.streams))


def transcriber(settings: Settings) -> "Transcriber":
    """Load the engine that hears, which follows the catalogue. Raises SetupError where it cannot be."""
    from assistant.catalog.sayable import revision
    from assistant.catalog.store import open_store
    from assistant.hearing.newest import NewestTranscriber

    engine = open_store(settings.database)
    return NewestTranscriber(lambda: _hearing_of(settings), lambda: revision(engine))


def _hearing_of(settings: Settings) -> "Transcriber":
    from assistant.calling.wording import said_in_calls
    from assistant.catalog.sayable import sayable
    from assistant.catalog.store import open_store
    from assistant.hearing.choice import Embedded, chosen
    from assistant.hearing.corpus import shop_corpus
    from assistant.hearing.mending import MendingTranscriber
    from assistant.hearing.misheard import ShopSounds
    from assistant.hearing.pronouncing import Pronouncer
    from assistant.hearing.utterances import read_utterances
    from assistant.language.english import common_words

    choice, pronouncer = chosen(settings), Pronouncer.english()
    said = (*read_utterances(UTTERANCES), *said_in_calls())
    corpus = shop_corpus(said, sayable(open_store(settings.database)), pronouncer)
    sounds = ShopSounds(corpus.phrases, common_words(), pronouncer)
    if isinstance(choice, Embedded):
        from assistant.hearing.sphinx import SphinxTranscriber
        from assistant.hearing.task import prepared

        return MendingTranscriber(SphinxTranscriber(prepared(corpus, settings.hearing, pronouncer)), sounds)
    from assistant.hearing.whisper import load

    return MendingTranscriber(load(choice.model, choice.language, corpus.phrases), sounds)


def call_parts(settings: Settings, words: Phrases) -> "Parts":
    """Load what all calls share, in seconds. Raises SetupError or SpeechDown where an engine cannot be loaded."""
    from concurrent.futures import ThreadPoolExecutor

    from assistant.calling.parts import Parts
    from assistant.calling.vad import SileroDetector

    parts = Parts(
        detector=SileroDetector(),
        transcriber=transcriber(settings),
        voice=voice(settings),
        notices={
            "silence": words.say("utter_call_silence"),
            "unclear": words.say("utter_call_unclear"),
            "goodbye": words.say("utter_call_goodbye"),
            "trouble": words.say("utter_call_trouble"),
        },
        hearing=ThreadPoolExecutor(settings.calls_at_once, thread_name_prefix="hearing"),
        speaking=ThreadPoolExecutor(settings.calls_at_once, thread_name_prefix="speaking"),
        most_seconds=60 * settings.call_minutes,
    )
    parts.warm_up()
    return parts


def voice_notes(settings: Settings, uploads: Uploads) -> "VoiceNotes":
    """Begin to load what hears recordings."""
    from assistant.calling.vad import SileroDetector
    from assistant.voice_notes import VoiceNotes

    return VoiceNotes(uploads, SileroDetector, lambda: transcriber(settings))
