"""The models that Coqui TTS publishes: their licenses, and where they lie once they were fetched."""

import contextlib
import json
import os
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from assistant.errors import SetupError

#: Agreeing to a license that asks for it is the operator's affair.
AGREED = "COQUI_TOS_AGREED"


def license_of(name: str) -> str:
    """Return the license of a published model, by its name "tts_models/en/vctk/vits". Raises SetupError: unknown."""
    return str(_published(name).get("license") or "not told")


def folder_of(name: str, models: Path) -> Path:
    """Return where a published model lies below the shop's models, there or not."""
    return models / "speaking" / "tts" / name.replace("/", "--")


def fetched(name: str, models: Path) -> Path:
    """Return the folder of a published model, after fetching it where that is allowed. Raises SetupError."""
    folder = folder_of(name, models)
    told = _published(name)
    if (folder / "config.json").is_file():
        return folder
    if os.environ.get("HF_HUB_OFFLINE", "1") != "0":
        raise SetupError(
            f"{name} is not on this machine: set HF_HUB_OFFLINE=0 where its makers' servers can be reached, or give"
            " the path of a folder with its files as ASSISTANT_SPEAKER."
        )
    if told.get("tos_required") and os.environ.get(AGREED) != "1":
        raise SetupError(f"{name} has a license to agree to ({license_of(name)}): read it, then set {AGREED}=1.")
    try:
        with contextlib.redirect_stdout(sys.stderr):  # its progress is no answer
            _fetch(name, told, folder)
    except Exception as error:  # what talks to a server raises whatever went wrong on the way
        raise SetupError(
            f"{name} could not be fetched: {error}. Try again, or give a folder with its files."
        ) from error
    return folder


def _fetch(name: str, told: dict[str, Any], folder: Path) -> None:
    if repository := told.get("repo_id"):
        from huggingface_hub import snapshot_download

        allowed, left_out = told.get("allow"), told.get("ignore")
        snapshot_download(repository, local_dir=folder, allow_patterns=allowed, ignore_patterns=left_out)
        return
    from TTS.utils.manage import ModelManager

    ModelManager(output_prefix=folder.parents[1], progress_bar=True).download_model(name)


def _published(name: str) -> dict[str, Any]:
    place = _list()
    for part in name.split("/"):
        place = place.get(part, {}) if isinstance(place, dict) else {}
    if not isinstance(place, dict) or "description" not in place:
        raise SetupError(f"Coqui TTS publishes no model {name}: names look like tts_models/en/vctk/vits.")
    return place


@cache
def _list() -> dict[str, Any]:
    """Read the list inside the package, without importing it, which takes seconds."""
    found = find_spec("TTS")
    folders = list(found.submodule_search_locations or []) if found else []
    if not folders:
        raise SetupError("The package coqui-tts is missing: run `make run` again, which installs it.")
    told: dict[str, Any] = json.loads((Path(folders[0]) / ".models.json").read_text("utf-8"))
    return told
