"""The sentences of simulated customers, to be filled. Written for the benchmark; data/nlu has none of them."""

from collections.abc import Mapping

from assistant.types import Facet

#: Said before the thing itself.
BEFORE = (Facet.PATTERN, Facet.COLOR, Facet.MATERIAL)

OPENED = (
    "I could use {thing}",
    "hunting for {thing} today",
    "my old ones fell apart, so {thing} it is",
    "would you have {thing} by any chance?",
    "have a look whether there is {thing}",
    "hi, {thing} please",
    "what have you got in the way of {thing}?",
    "I was told you sell {thing}, let me see",
    "I've been meaning to get {thing} for ages",
    "{thing}",
)
SHOWN = (
    "oh, and could I quickly see {noun} as well",
    "hang on, first let me see what {noun} you've got",
    "different thing: {noun}",
    "before I forget, I also need {noun}",
)
BACK = (
    "ok, back to the {noun}",
    "let's return to those {noun} from before",
    "right, where were we with the {noun}",
    "now the {noun} again please",
)
MORE = (
    "what else is there?",
    "keep going",
    "let me see further ones please",
    "none of these yet, what comes next",
    "and after those?",
    "got others like that?",
)
DIGRESSED = (
    "by the way, how long does shipping to Canada take?",
    "can I send it back if it doesn't fit?",
    "is there a branch of yours in Boston?",
    "sorry, my phone rang, one second",
    "do you take PayPal?",
    "thanks so far, that's helpful",
    "will it be sunny tomorrow?",
    "are you a real person by the way",
)
CHEAPER = (
    "phew, a bit steep, is there anything that costs less?",
    "these are all beyond me, lower prices please",
    "got less pricey ones?",
)
ASKED = (
    "could you say a bit more about {it}?",
    "I'd like to know more about {it}",
    "{it} looks nice, what can you tell me",
    "what's {it} like?",
    "I'm curious about {it}",
    "let's have a closer look at {it}",
)
ASKED_BARE = ("{it}",)
BOUGHT = (
    "put {it} in my basket then",
    "I'm taking {it}, into the cart with it",
    "sold, {it} goes in my cart",
    "right, {it} for my cart",
    "can you pop {it} in the cart for me",
)
BOUGHT_IN = ("put {it} in my basket in {options}", "sold, {it} in {options} goes in my cart")
OPTIONS = ("{options}", "{options} then", "that would be {options}", "{options} for me please")
INSTEAD = ("no, {options} is what I need", "that's the wrong one, I need {options}")
ADDED = {
    Facet.CATEGORY: ("I mean {value}", "it's {value} I'm after"),
    Facet.COLOR: (
        "could they be {value}?",
        "{value} would suit me better",
        "I'd like mine {value}",
        "let me see what there is in {value}",
        "they really ought to be {value}",
        "{value} is my color",
    ),
    Facet.PATTERN: (
        "{value} ones would be lovely",
        "I was thinking of something {value}",
        "I'd like them {value}",
        "it should be {value} by the way",
    ),
    Facet.MATERIAL: (
        "it really ought to be {value}",
        "I'd prefer {value} as the material",
        "ones made out of {value} would do",
        "{value} would be best",
    ),
    Facet.BRAND: (
        "I always buy {value}",
        "the brand should be {value}",
        "something by {value} ideally",
        "I'd rather have one of {value}'s",
    ),
    Facet.SIZE: (
        "I'm usually a {value}",
        "my size would be {value}",
        "they need to be there in size {value}",
        "size {value} is what fits me",
    ),
    Facet.GENDER: ("they are {value} by the way", "should be {value}", "I need it {value}"),
    Facet.AGE_GROUP: ("they are {value} by the way", "should be {value}", "I need it {value}"),
    Facet.PRICE: (
        "I'd want to pay {value}",
        "let's keep it {value}",
        "{value} please, I'm saving up",
        "it should come in {value}",
    ),
}
SAID_BARE = dict.fromkeys(ADDED, ("{value}",)) | {Facet.SIZE: ("{value}", "size {value}")}
REFUSED = {
    Facet.COLOR: ("I can't stand {value} though", "skip the {value} ones", "just nothing {value}", "not {value}"),
    Facet.PATTERN: ("leave out anything {value}", "but nothing {value} please", "not {value} though"),
    Facet.MATERIAL: ("no {value} though, I react to it", "just not {value}", "leave out everything made of {value}"),
    Facet.BRAND: ("not {value} though, bad luck with them", "leave out {value}", "anyone but {value}"),
}
CORRECTED = (
    "oh wait, {new}, not {old}",
    "sorry, I meant {new}",
    "no no, {new} instead of {old}",
    "scratch {old}, make that {new}",
    "my mistake, {new} is what I meant",
    "actually not {old}, {new} please",
)
LIFTED = {
    Facet.COLOR: (
        "the color isn't important after all",
        "you can ignore the color",
        "never mind {value}, any color does",
    ),
    Facet.PATTERN: ("it needn't be {value} after all", "never mind the pattern"),
    Facet.MATERIAL: ("it needn't be {value} after all", "whatever material, I don't care any more"),
    Facet.BRAND: ("it needn't be {value} after all", "any other brand is all right too"),
    Facet.PRICE: ("forget about the budget", "I can spend whatever it takes after all"),
    Facet.SIZE: ("ignore the size for now", "the size isn't important after all"),
}
#: By whether there is a lower and an upper bound, and whether the bounds themselves are out.
BOUNDS = {
    (False, True, True): ("under {high}", "below {high}", "for less than {high}"),
    (False, True, False): ("up to {high}", "no more than {high}", "{high} at most"),
    (True, False, True): ("over {low}", "above {low}"),
    (True, False, False): ("from {low} up", "{low} at least"),
    (True, True, False): ("between {low} and {high}", "from {low} to {high}"),
}
WEARERS = {
    "female": ("for women", "for my wife", "for a lady"),
    "male": ("for men", "for my husband", "for a man"),
    "kids": ("for kids", "for a child"),
}
#: How the words of a feed are said.
WORDS: Mapping[Facet, Mapping[str, tuple[str, ...]]] = {
    Facet.GENDER: WEARERS,
    Facet.AGE_GROUP: WEARERS,
    Facet.PATTERN: {
        "solid": ("plain", "solid"),
        "dotted": ("polka dot", "dotted"),
        "checked": ("checked", "checkered"),
        "color-blocked": ("color-blocked", "color block"),
    },
}
