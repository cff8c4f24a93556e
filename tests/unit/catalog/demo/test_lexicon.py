from assistant.catalog.demo.lexicon import Lexicon, load


def test_every_name_a_kind_uses_is_known() -> None:
    lexicon: Lexicon = load()
    for kind in lexicon.kinds:
        assert kind.area in lexicon.brands
        assert kind.area in lexicon.prose.openers
        assert kind.names in lexicon.names
        assert kind.sizes in lexicon.sizes
        assert set(kind.features) <= set(lexicon.features)
        assert set(kind.aspects) <= set(lexicon.opinions.aspects)
        assert {name for names in kind.materials.values() for name in names} <= set(lexicon.materials)
        assert set(kind.colors or lexicon.palettes[kind.palette]) <= set(lexicon.colors)
        assert set(kind.patterns) <= set(lexicon.prose.patterns)
        assert set(kind.prices) <= set(lexicon.brands[kind.area])


def test_each_kind_is_named_once() -> None:
    keys = [kind.key for kind in load().kinds]
    assert len(keys) == len(set(keys))


def test_every_cut_that_is_told_has_a_place_in_the_details() -> None:
    assert all(axis.detail.count(":") == 1 for axis in load().cuts.values())


def test_details_hold_no_comma_that_would_split_them() -> None:
    lexicon = load()
    told = [
        *(feature.detail for feature in lexicon.features.values()),
        *(material.care for material in lexicon.materials.values()),
    ]
    told += [value for kind in lexicon.kinds for weights in kind.cuts.values() for value in weights]
    told += [place for kind in lexicon.kinds for place in kind.occasions]
    assert not [text for text in told if "," in text]
