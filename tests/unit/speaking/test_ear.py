import re
from pathlib import Path
from time import process_time

import pytest
import yaml

from assistant.speaking.ear import for_the_ear

SAID = yaml.safe_load(Path(__file__).with_name("said.yml").read_text("utf-8"))


@pytest.mark.parametrize(("written", "said"), SAID.items())
def test_what_shops_write_is_said_as_people_say_it(written, said):
    assert for_the_ear(written) == said


@pytest.mark.parametrize("written", ["", " ", "-", "…", "“”", "👍", "★★★★☆", "**", "| --- |", "()", "\u200d\ufe0f"])
def test_what_nobody_says_is_nothing(written):
    assert for_the_ear(written) == ""


@pytest.mark.parametrize(
    "written",
    [
        "ana.b+c@mail.example.co.uk",
        "mailto:help@shop.com",
        "https://shop.com/a?b=1&c=2#d",
        "www.shop.de",
        "shop.com/returns",
    ],
)
def test_an_address_is_never_read_out(written):
    said = for_the_ear(f"See {written}, or call us.")
    assert said in {"See the e-mail address shown, or call us.", "See the link shown, or call us."}


@pytest.mark.parametrize("sign", ["$", "€", "£"])
def test_an_amount_with_parts_is_never_said_as_a_round_one(sign):
    spoken = {}
    for whole in range(1, 1300):
        for part in (0, 1, 10, 20, 50, 99):
            said = for_the_ear(f"{sign}{whole}.{part:02}")
            assert spoken.setdefault(said, (whole, part)) == (whole, part), said


def test_a_reply_keeps_its_sentences_and_its_marks():
    reply = "I found 3 matches for “blue dress”. Ada Dress, $59.90. Shall I show more?"
    assert (
        for_the_ear(reply) == "I found three matches for blue dress. Ada Dress, fifty-nine ninety. Shall I show more?"
    )


def test_markup_of_a_page_is_left_out():
    page = "# Returns\n\n* **Free** within [30 days](https://shop.com/r).\n* See `help`.\n"
    assert for_the_ear(page) == "Returns Free within thirty days. See help."


def test_nothing_but_words_and_their_marks_is_left_of_any_text():
    assert not re.search(r"[^\w\s.,;:!?'&+-]", for_the_ear("".join(map(chr, range(32, 0x3000)))))


@pytest.mark.parametrize(
    "text", ["1" * 2000, "1," * 1000, "1x" * 1000, "a@" * 1000, "(" * 2000, "$" * 2000, "1-" * 1000, "**a" * 700]
)
def test_a_hostile_text_takes_little_work(text):
    started = process_time()  # of this process alone, however busy the machine is
    for_the_ear(text)
    assert process_time() - started < 2
