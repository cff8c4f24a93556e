"""What reads photos, chosen and joined. Heavy libraries are imported in the branch that needs them."""

from typing import TYPE_CHECKING

from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.ports import Encoder, PhotoEncoder, Tuner
    from assistant.vision.composer import Composer
    from assistant.vision.in_use import ModelInUse


def photo_encoder(settings: Settings, made_by: str = "", threads: int = 0) -> "PhotoEncoder":
    """Return the photo model chosen; `made_by`, the one that made the index of pictures, tells which tuning of it."""
    from assistant.vision.choice import chosen

    if choice := chosen(settings.models):
        from assistant.vision.pretrained import full_model

        return full_model(choice.architecture, choice.checkpoint, choice.tag, threads)
    return embedded_encoder(settings, made_by, threads)


def embedded_encoder(settings: Settings, made_by: str = "", threads: int = 0) -> "PhotoEncoder":
    """Return the photo model that needs no download, tuned to this shop where it was."""
    from assistant.vision.choice import tuned_weights
    from assistant.vision.embedded import SHIPPED, embedded

    return embedded(tuned_weights(settings.models, made_by) or SHIPPED, threads)


def photo_tuner(settings: Settings, encoder: "Encoder", made_by: str = "") -> "Tuner":
    """Return what tunes the embedded photo model; `encoder` reads what the shop says of its pictures."""
    from assistant.vision.choice import tuned_weights
    from assistant.vision.embedded import SHIPPED
    from assistant.vision.tuning import EmbeddedTuner

    weights = tuned_weights(settings.models, made_by) or SHIPPED
    return EmbeddedTuner(settings.models / "photo", weights, encoder)


def composer(settings: Settings) -> "Composer":
    """Return what learns how photos and words are joined."""
    from assistant.retrieval.composition import Compositions
    from assistant.retrieval.vectors import ChromaIndex
    from assistant.vision.composer import Composer

    return Composer(Compositions(settings.models / "photo"), ChromaIndex)


def photo_model(settings: Settings) -> "ModelInUse":
    """Return the photo model of a running shop, which takes up another as soon as the pictures are indexed by that."""
    from assistant.vision.in_use import ModelInUse

    return ModelInUse(lambda made_by: photo_encoder(settings, made_by, threads=1))
