"""Yes, no, and back to the assistant, as people say them."""

import pytest

from assistant.language.consent import consent, wants_assistant


@pytest.mark.parametrize(
    "text",
    [
        *("yes", "Yes, a person please", "yeah sure", "ok", "please do", "yes please do that", "go ahead", "of course"),
        *("why not", "sure, why not", "I wouldn't mind", "yes i would like to talk to someone", "all right", "y"),
        *("that would be great", "yep, connect me"),
        *("I guess", "i guess so", "i suppose so", "sure why not", "yep go on", "yes, go for it", "sure, continue"),
        *("yeah go on then", "oh sure, go ahead please", "totally"),
    ],
)
def test_yes_in_any_form(text):
    assert consent(text) is True


@pytest.mark.parametrize(
    "text",
    [
        *("no", "No, go on", "no thanks", "nope", "rather not", "I'd rather not", "not now", "never mind", "nah"),
        *("no, continue", "i don't want that", "I do not want a person", "please don't", "later"),
        *(
            "absolutely not",
            "certainly not",
            "of course not",
            "I guess not",
            "no way",
            "nah",
            "no chance",
            "i'd prefer not",
        ),
        *("don't go ahead", "please do not go ahead", "probably not", "hell no", "no sorry", "sorry, no"),
    ],
)
def test_no_in_any_form(text):
    assert consent(text) is False


@pytest.mark.parametrize(
    "text",
    [
        *(
            "no, show me red dresses",
            "yes but first a red dress",
            "red dresses under $80",
            "what",
            "",
            "a person please",
        ),
        *(
            "not leather",
            "i don't mind the color",
            "okay in blue",
            "okay, not in red",
            "which way",
            "today",
            "go back to the dresses",
            "stop showing me shoes",
        ),
    ],
)
def test_what_says_more_is_no_answer(text):
    assert consent(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("back to the assistant", "Back to the assistant", "i want to go back to the bot", "talk to the bot again"),
        *("never mind the human", "nevermind the person", "forget about the agent", "i don't need a human anymore"),
        *(
            "can i speak with the assistant please",
            "switch me back to the robot",
            "continue with the shopping assistant",
        ),
        *("give me the bot back", "no longer need a person", "get me the assistant again"),
    ],
)
def test_the_assistant_is_wanted_back(text):
    assert wants_assistant(text)


@pytest.mark.parametrize(
    "text",
    [
        *("i talked to the bot and it did not help", "i don't want to go back to the bot", "are you a robot?"),
        *("i want to return the robot vacuum", "when will it be back in stock", "never mind the color", "never mind"),
        *("do you have a human size mannequin", "i need a person who knows tents", "thanks", "go back to the dresses"),
        *("not back to the assistant please", "the assistant told me it is cotton", ""),
    ],
)
def test_other_words_leave_it_with_the_person(text):
    assert not wants_assistant(text)
