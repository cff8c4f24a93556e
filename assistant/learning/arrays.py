"""What a shop judges candidates by, as the arrays that a trained ranker reads."""

from collections.abc import Sequence

import numpy as np

from assistant.learning.values import Candidates, History, Requests
from assistant.ports import Mask, Vectors
from assistant.ranking.terms import Judged


def arrays_of(judged: Sequence[Judged]) -> tuple[Requests, Candidates]:
    """Return n judgements as requests with their own candidates each; shorter lists and histories are masked."""
    content, present = _padded([each.content for each in judged])
    terms, _ = _padded([each.terms for each in judged])
    history, chosen = _padded([each.history for each in judged])
    worth, _ = _padded([each.worth[:, None] for each in judged])
    scene = np.stack([each.scene for each in judged])
    person = np.zeros((len(judged), 0), np.float32)
    past = History(history, chosen, worth, np.zeros(chosen.shape, np.int64))
    features = np.ascontiguousarray(terms.transpose(0, 2, 1))
    return (
        Requests(scene, person, past),
        Candidates(content, np.zeros(present.shape, np.int64), features, present),
    )


def _padded(rows: Sequence[Vectors]) -> tuple[Vectors, Mask]:
    """Return arrays [own, width] as one [n, longest, width], and which places are there."""
    longest, width = max(len(each) for each in rows), rows[0].shape[1]
    padded = np.zeros((len(rows), longest, width), np.float32)
    present = np.zeros((len(rows), longest), np.bool_)
    for place, own in enumerate(rows):
        padded[place, : len(own)] = own
        present[place, : len(own)] = True
    return padded, present
