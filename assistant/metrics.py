"""The figures of one running program for Prometheus. Every label has few values, none of them from a customer."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import generate_latest
from prometheus_client.metrics_core import InfoMetricFamily, Metric
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.registry import Collector

from assistant.errors import TooManyRequests
from assistant.stages import Seconds

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
#: Seconds: from what nobody notices to what nobody waits for.
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
#: When a counter was made says nothing that a rate needs.
_MADE = "_created"


class Metrics:
    """What one program counts."""

    def __init__(self) -> None:
        registry = self._registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._turns = Counter("assistant_turns", "Turns that ended.", ["kind", "outcome"], registry=registry)
        self._turn_seconds = Histogram(
            "assistant_turn_seconds",
            "From a message until its turn ended.",
            ["kind"],
            registry=registry,
            buckets=BUCKETS,
        )
        self._stage_seconds = Histogram(
            "assistant_stage_seconds", "What turns spent on a stage.", ["stage"], registry=registry, buckets=BUCKETS
        )
        self._errors = Counter(
            "assistant_errors", "Errors by their code and where they showed.", ["at", "code"], registry=registry
        )
        self._refusals = Counter(
            "assistant_rate_limit_refusals", "What came too often and was refused.", ["at"], registry=registry
        )
        self._searches = Counter("assistant_searches", "Searches by what came of them.", ["outcome"], registry=registry)
        self._handoffs = Counter(
            "assistant_handoffs",
            "Conversations handed to people, by how they were reached.",
            ["reached"],
            registry=registry,
        )
        self._uploads = Counter("assistant_uploads", "Photos and recordings taken in.", ["kind"], registry=registry)
        self._sockets = Gauge("assistant_open_sockets", "Open pages.", registry=registry)
        self._calls = Gauge("assistant_open_calls", "Calls that are held.", registry=registry)

    def names_models(self, models: Callable[[], Mapping[str, str]]) -> None:
        """Tell at each reading which models are in use, by what they do."""
        self._registry.register(_Models(models))

    def turn(self, kind: str, outcome: str, took: float, stages: Seconds) -> None:
        """Count a turn that has ended after so many seconds."""
        self._turns.labels(kind, outcome).inc()
        self._turn_seconds.labels(kind).observe(took)
        self.stages(stages)

    def stages(self, stages: Seconds) -> None:
        """Note what a turn spent on its stages."""
        for stage, took in stages.items():
            self._stage_seconds.labels(stage.value).observe(took)

    def error(self, at: str, code: str) -> None:
        """Count an error by its stable code: of the log, or as a caller was told it."""
        self._errors.labels(at, code).inc()
        if code == TooManyRequests.code:
            self._refusals.labels(at).inc()

    def searched(self, outcome: str) -> None:
        """Count a search."""
        self._searches.labels(outcome).inc()

    def handed_over(self, reached: str) -> None:
        """Count a conversation for which a person was asked."""
        self._handoffs.labels(reached).inc()

    def uploaded(self, kind: str) -> None:
        """Count an upload that was kept."""
        self._uploads.labels(kind).inc()

    def open_socket(self) -> AbstractContextManager[object]:
        """Count a page as long as the block lasts."""
        return self._sockets.track_inprogress()

    def open_call(self) -> AbstractContextManager[object]:
        """Count a call as long as the block lasts."""
        return self._calls.track_inprogress()

    def text(self) -> str:
        """Return all of it in Prometheus' text format."""
        return generate_latest(self._registry).decode()


@dataclass(frozen=True, slots=True)
class PartText:
    """What one part of the shop tells, in Prometheus' text format; None where it did not answer."""

    part: str
    text: str | None


def joined(parts: Sequence[PartText]) -> str:
    """Return the figures of several parts as one text, each sample with the label `part`, and who of them answers.

    Raises ValueError for a text that is none of Prometheus'.
    """
    up = Metric("assistant_part_up", "Whether a part of the shop told its figures.", "gauge")
    families = {up.name: up}
    for each in parts:
        up.add_sample(up.name, {"part": each.part}, float(each.text is not None))
        for family in text_string_to_metric_families(each.text or ""):
            if not family.name.endswith(_MADE):
                _merge(families, family, each.part)
    return generate_latest(_Families(families.values())).decode()


def _merge(families: dict[str, Metric], family: Metric, part: str) -> None:
    known = families.setdefault(family.name, Metric(family.name, family.documentation, family.type))
    for sample in family.samples:
        known.add_sample(sample.name, {**sample.labels, "part": part}, sample.value)


class _Families(CollectorRegistry):
    """Families that are there already, in the shape of a registry."""

    def __init__(self, families: Iterable[Metric]) -> None:
        super().__init__()
        self._families = tuple(families)

    def collect(self) -> Iterator[Metric]:
        return iter(self._families)


class _Models(Collector):
    def __init__(self, models: Callable[[], Mapping[str, str]]) -> None:
        self._models = models

    def collect(self) -> Iterator[Metric]:
        family = InfoMetricFamily("assistant_model", "Models in use, by what they do.", labels=["does"])
        for does, model in self._models().items():
            family.add_metric([does], {"model": model})
        yield family
