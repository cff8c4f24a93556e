"""What simulated customers want for a scene, by hand: words of a product's color, material, pattern and details.

Nothing that is measured reads this table; a product's own "suited to" does not count here.
"""

from collections.abc import Mapping

from assistant.types import SceneKind

#: Scenes by kind and name: what speaks for a product and what against it.
WANTS: Mapping[tuple[SceneKind, str], Mapping[str, float]] = {
    (SceneKind.OCCASION, "garden wedding"): {
        "floral": 1.2, "linen": 0.6, "silk": 0.8, "blush": 0.6, "sage": 0.6, "lavender": 0.5, "black": -0.9,
        "graphic print": -1, "nylon": -0.6, "hood: with hood": -0.6,
    },
    (SceneKind.OCCASION, "job interview"): {
        "solid": 0.7, "navy": 0.8, "charcoal": 0.8, "gray": 0.5, "wool": 0.6, "leather": 0.6, "fitted": 0.4,
        "animal print": -1.2, "graphic print": -1.2, "orange": -0.7, "pink": -0.6, "yellow": -0.6,
    },
    (SceneKind.OCCASION, "music festival"): {
        "graphic print": 1, "color-blocked": 0.9, "animal print": 0.8, "recycled": 0.6, "packable": 0.8, "orange": 0.5,
        "silk": -0.9, "dry clean": -0.8, "wool": -0.4,
    },
    (SceneKind.ACTIVITY, "trail running"): {
        "breathable": 1, "reflective": 0.9, "quick-drying": 0.8, "polyester": 0.5, "nylon": 0.5, "leather": -1,
        "silk": -1, "cashmere": -0.8, "cotton": -0.4,
    },
    (SceneKind.PLACE, "beach"): {
        "linen": 0.9, "straw": 1.2, "quick-drying": 0.9, "turquoise": 0.6, "coral": 0.7, "yellow": 0.5, "white": 0.4,
        "wool": -1.2, "leather": -0.8, "black": -0.5,
    },
    (SceneKind.PLACE, "office"): {
        "navy": 0.6, "gray": 0.6, "striped": 0.5, "easy iron": 1, "laptop sleeve: 15 inches": 1, "leather": 0.6,
        "graphic print": -1, "animal print": -0.6,
    },
    (SceneKind.WEATHER, "rain"): {
        "waterproof: yes": 1.4, "rubber": 0.8, "water-resistant": 0.8, "hood: with hood": 0.6, "suede": -1.3,
        "silk": -0.8, "waterproof: no": -0.6,
    },
    (SceneKind.WEATHER, "winter"): {
        "wool": 1, "cashmere": 0.9, "insulated": 1, "knit: cable": 0.6, "burgundy": 0.4, "linen": -1.2, "straw": -1,
        "sleeveless": -0.9, "sleeves: short": -0.6,
    },
    (SceneKind.OCCASION, "gala dinner"): {
        "silk": 1.1, "black": 0.7, "burgundy": 0.5, "gold": 0.7, "length: maxi": 0.7, "polyester": -0.6, "canvas": -0.7,
        "graphic print": -1.2, "nylon": -0.8,
    },
    (SceneKind.ACTIVITY, "travel"): {
        "packable": 1.1, "easy iron": 0.9, "nylon": 0.6, "pockets": 0.5, "closure: zip": 0.4, "dry clean": -1,
        "silk": -0.3, "glass": -0.8,
    },
}  # fmt: skip

#: Scenes that nobody asks for before the last week.
UNSEEN: Mapping[tuple[SceneKind, str], Mapping[str, float]] = {
    (SceneKind.OCCASION, "outdoor wedding reception"): {
        "floral": 1.1, "silk": 0.8, "linen": 0.6, "blush": 0.6, "mint": 0.5, "lavender": 0.5, "black": -0.7,
        "graphic print": -1, "hood: with hood": -0.6,
    },
    (SceneKind.OCCASION, "business conference"): {
        "solid": 0.6, "navy": 0.8, "charcoal": 0.7, "wool": 0.4, "leather": 0.6, "laptop sleeve: 15 inches": 0.8,
        "easy iron": 0.5, "animal print": -1, "graphic print": -1.1,
    },
    (SceneKind.WEATHER, "thunderstorm"): {
        "waterproof: yes": 1.3, "rubber": 0.8, "windproof": 0.7, "hood: with hood": 0.6, "suede": -1.2, "silk": -0.7,
        "waterproof: no": -0.5,
    },
    (SceneKind.ACTIVITY, "marathon training"): {
        "breathable": 1, "reflective": 0.8, "quick-drying": 0.7, "polyester": 0.5, "leather": -1, "silk": -0.9,
        "cotton": -0.3,
    },
}  # fmt: skip
