"""Words without case or punctuation, so that typed text and a speech transcript read the same."""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

#: A number with its currency sign ("$1,299.00"), or a word with its apostrophes ("don't").
WORD = re.compile(r"[$€£¥]?\d+(?:[.,]\d+)+|[$€£¥]\d+|[^\W_]+(?:['\u2019][^\W_]+)*")
APOSTROPHES = re.compile("['\u2019]")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class PlainTokenizer(Tokenizer):
    """Tokens keep their place in the text; their own text is plain: "Don't" is "dont", "T-Shirt" is "t", "shirt"."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the options every Rasa tokenizer must have."""
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_"}

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Return at least one token: a text without any word (emoji, punctuation) is one."""
        text = message.get(attribute)
        tokens = [Token(_plain(word.group()), word.start(), word.end()) for word in WORD.finditer(text)]
        return tokens or [Token(text, 0, len(text))]


def _plain(word: str) -> str:
    return APOSTROPHES.sub("", word).lower()
