"""A feed of ten products with drawn pictures, and a photo model that has learnt nothing of shops."""

import csv
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

SIDE = 96
#: Id of the product, its kind, its color, and how many stripes it has.
PRODUCTS = [
    *((f"S{number}", "Shirts", color, number) for number, color in enumerate(["red"] * 3 + ["blue"] * 3)),
    *((f"D{number}", "Dresses", color, 0) for number, color in enumerate(["green", "black", "yellow", "pink"])),
]


def drawing(kind: str, color: str, stripes: int, shift: int) -> Image.Image:
    image = Image.new("RGB", (SIDE, SIDE), "white")
    pen = ImageDraw.Draw(image)
    left, bottom = 24 + shift, 90 if kind == "Dresses" else 60
    pen.rectangle((left, 10, left + 44, bottom), fill=color)
    for stripe in range(stripes):
        pen.rectangle((left, 14 + 9 * stripe, left + 44, 17 + 9 * stripe), fill="white")
    return image


@pytest.fixture(scope="session")
def feed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the feed; every product has a picture and an additional one, and the last no group."""
    folder = tmp_path_factory.mktemp("feed")
    rows = []
    for product, kind, color, stripes in PRODUCTS:
        for name, shift in (("front", 0), ("side", 6)):
            drawing(kind, color, stripes, shift).save(folder / f"{product}-{name}.png")
        rows.append(
            {
                "id": f"{product}-M",
                "item_group_id": "" if product == "D3" else product,
                "title": f"Thing {product} - {color.title()}, M",
                "price": "20 USD",
                "image_link": f"{product}-front.png",
                "additional_image_link": f"{product}-side.png",
                "color": color.title(),
                "size": "M",
                "gender": "female",
                "product_type": f"Women > {kind}",
            }
        )
    with (folder / "feed.tsv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter="\t")
        writer.writeheader()
        writer.writerows(rows)
    return folder / "feed.tsv"


@pytest.fixture
def beginners(monkeypatch: pytest.MonkeyPatch, weights: Path) -> None:
    """Let shops be shipped with a model that knows ImageNet's things, and of theirs nothing."""
    monkeypatch.setattr("assistant.vision.embedded.SHIPPED", weights)


@pytest.fixture(scope="session")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from assistant.vision.start import beginner
    from assistant.vision.towers import save

    file = tmp_path_factory.mktemp("weights") / "beginner.safetensors"
    save(beginner(seed=7), file)
    return file


@pytest.fixture(scope="session")
def full_model(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Write a checkpoint of a real architecture, with weights of chance."""
    import open_clip
    import torch

    architecture, file = "ViT-S-32-alt", tmp_path_factory.mktemp("full") / "checkpoint.pt"
    torch.save({"state_dict": open_clip.create_model(architecture).half().state_dict()}, file)
    return architecture, file
