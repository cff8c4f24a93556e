"""Figures of several parts become one text that Prometheus reads."""

import pytest
from prometheus_client.parser import text_string_to_metric_families

from assistant.metrics import Metrics, PartText, joined
from assistant.stages import Stage


def samples(text: str) -> dict[tuple[str, ...], float]:
    return {
        (each.name, *(f"{name}={value}" for name, value in sorted(each.labels.items()))): each.value
        for family in text_string_to_metric_families(text)
        for each in family.samples
    }


def test_each_part_keeps_its_own_and_every_family_stands_once():
    gateway, actions = Metrics(), Metrics()
    gateway.turn("text", "answered", 0.2, {Stage.DIALOGUE: 0.1})
    actions.searched("nothing")
    actions.handed_over("live")
    actions.names_models(lambda: {"words": 'Mini"LM'})
    text = joined([PartText("gateway", gateway.text()), PartText("actions", actions.text())])
    told = samples(text)
    assert told["assistant_turns_total", "kind=text", "outcome=answered", "part=gateway"] == 1
    assert told["assistant_searches_total", "outcome=nothing", "part=actions"] == 1
    assert told["assistant_handoffs_total", "part=actions", "reached=live"] == 1
    assert told["assistant_model_info", "does=words", 'model=Mini"LM', "part=actions"] == 1
    assert text.count("# TYPE assistant_stage_seconds ") == 1


def test_a_part_that_does_not_answer_is_down():
    told = samples(joined([PartText("gateway", Metrics().text()), PartText("actions", None)]))
    assert told["assistant_part_up", "part=actions"] == 0


def test_what_is_refused_as_too_much_is_counted_apart():
    metrics = Metrics()
    metrics.error("http", "too_many_requests")
    metrics.error("http", "bad_input")
    told = samples(metrics.text())
    assert told["assistant_rate_limit_refusals_total", "at=http"] == 1
    assert told["assistant_errors_total", "at=http", "code=bad_input"] == 1


@pytest.mark.parametrize("told", ["<html>", "a{b 1"])
def test_a_text_of_another_kind_is_refused(told: str):
    with pytest.raises(ValueError):
        joined([PartText("actions", told)])
