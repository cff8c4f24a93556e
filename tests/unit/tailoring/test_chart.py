"""A size chart gives a product the rows that are most exactly its own, and a body the smallest size that fits."""

from collections.abc import Iterable
from decimal import Decimal

from assistant.language.body import Measure
from assistant.tailoring.chart import NO_SIZES, Chart, End, Sizes, Span


def run(measure: Measure, *ends: int, **told: str) -> list[Span]:
    """Return rows of S, M and L between these ends."""
    row = {"brand": "*", "category": "clothing", "gender": "*"} | told
    sizes = ("S", "M", "L")
    return [
        Span(size=size, measure=measure, low=Decimal(low), high=Decimal(high), **row)
        for size, low, high in zip(sizes, ends, ends[1:], strict=False)
    ]


def sizes_of(spans: Iterable[Span], **told: object) -> Sizes:
    product = {"brand": "Norrby", "kinds": ["dress", "clothing"], "gender": "female", "sold": ["S", "M"]} | told
    return Chart(tuple(spans)).of(**product)


def size(sizes: Sizes, **body: int) -> list[tuple[str, End]]:
    known = {Measure(name): Decimal(value) for name, value in body.items()}
    return [(each.span.size, each.end) for each in sizes.fitted(known)]


CHEST = run(Measure.CHEST, 80, 88, 96, 104)


def test_a_measure_takes_the_smallest_size_that_reaches_it():
    assert size(sizes_of(CHEST), chest=92) == [("M", End.WITHIN)]
    assert size(sizes_of(CHEST), chest=88) == [("S", End.WITHIN)]


def test_between_two_sizes_the_larger_is_taken():
    gap = [*run(Measure.CHEST, 80, 86)[:1], *run(Measure.CHEST, 80, 90, 96)[1:]]
    assert size(sizes_of(gap), chest=88) == [("M", End.WITHIN)]


def test_beyond_the_chart_the_nearest_size_is_told_with_its_end():
    assert size(sizes_of(CHEST), chest=120) == [("L", End.ABOVE)]
    assert size(sizes_of(CHEST), chest=70) == [("S", End.BELOW)]


def test_of_several_measures_the_largest_size_counts():
    sizes = sizes_of([*CHEST, *run(Measure.WAIST, 60, 68, 76, 84)])
    fitted = sizes.fitted({Measure.CHEST: Decimal(82), Measure.WAIST: Decimal(80)})
    assert sizes.largest(fitted) == "L"


def test_what_the_chart_does_not_go_by_says_nothing():
    assert size(sizes_of(CHEST), height=178) == []


def test_rows_of_the_brand_go_before_those_of_the_kind_and_those_of_whom_it_is_for():
    own = run(Measure.CHEST, 70, 78, 86, 94, brand="Norrby")
    of_dresses = run(Measure.CHEST, 75, 83, 91, 99, category="dress")
    for_women = run(Measure.CHEST, 60, 68, 76, 84, gender="female")
    assert sizes_of([*CHEST, *of_dresses, *for_women, *own]).spans == tuple(own)
    assert sizes_of([*CHEST, *for_women, *of_dresses]).spans == tuple(of_dresses)
    assert sizes_of([*CHEST, *for_women]).spans == tuple(for_women)


def test_rows_of_other_brands_kinds_people_and_sizes_do_not_hold():
    assert sizes_of(run(Measure.CHEST, 80, 88, brand="Quillby")) is NO_SIZES
    assert sizes_of(run(Measure.CHEST, 80, 88, category="jeans")) is NO_SIZES
    assert sizes_of(run(Measure.CHEST, 80, 88, gender="male")) is NO_SIZES
    assert sizes_of(CHEST, sold=["38", "40"]) is NO_SIZES


def test_a_size_up_or_down_ends_with_the_chart():
    sizes = sizes_of(CHEST)
    assert (sizes.larger("M", 1), sizes.larger("M", -1)) == ("L", "S")
    assert (sizes.larger("L", 1), sizes.larger("S", -1)) == (None, None)
