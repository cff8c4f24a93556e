"""An answer to “Do you mean this one or that one?”."""

from collections.abc import Mapping

from assistant.language.asking import asks_anew
from assistant.pointing import Pointing
from assistant.thread import Heard, Thread, Turn, WhichProduct
from assistant.turn import Goal


class Which:
    """Goes on with the goal that needed to know which product is meant."""

    def __init__(self, goals: Mapping[str, Goal], pointing: Pointing) -> None:
        self._goals = goals
        self._pointing = pointing

    def __call__(self, heard: Heard, thread: Thread) -> Turn | None:
        """Take up the goal with the product that is named now, tapped or said in any form."""
        question = thread.asked
        if not isinstance(question, WhichProduct) or asks_anew(heard.text):
            return None
        tapped = next((each for each in question.products if each.item_group_id == heard.product), None)
        product = tapped or (self._pointing.answer(heard.text, question) if heard.product is None else None)
        if product is None:
            return None
        said = " ".join([question.said, *self._pointing.options_in(heard.text)])
        settled = heard.model_copy(update={"text": said, "product": product.item_group_id})
        return self._goals[question.goal](settled, thread.model_copy(update={"asked": None}))
