"""Grouping colors that are alike."""

import numpy as np

from assistant.ports import Integers, Vectors

_ROUNDS = 8


def clusters(points: Vectors, weights: Vectors, k: int) -> tuple[Vectors, Integers]:
    """Return up to k centers [k, dimensions] and which each of the points [n, dimensions] belongs to.

    Weighted k-means (Lloyd, 1982). It starts from the point farthest from all before it (Gonzalez, 1985), so the
    same photo always gives the same answer.
    """
    centers = _far_apart(points, weights, k)
    for _ in range(_ROUNDS):
        nearest = _nearest(points, centers)
        total = np.bincount(nearest, weights, len(centers))
        moved = [np.bincount(nearest, weights * column, len(centers)) for column in points.T]
        held = total > 0
        centers[held] = (np.stack(moved, axis=1)[held] / total[held, None]).astype(np.float32)
    return centers, _nearest(points, centers)


def _far_apart(points: Vectors, weights: Vectors, k: int) -> Vectors:
    chosen = [np.average(points, axis=0, weights=weights)]
    left = np.full(len(points), np.inf, np.float32)
    for _ in range(k - 1):
        left = np.minimum(left, np.sum((points - chosen[-1]) ** 2, axis=1))
        chosen.append(points[np.argmax(left * weights)])
    return np.array(chosen, np.float32)


def _nearest(points: Vectors, centers: Vectors) -> Integers:
    squares = -2 * points @ centers.T + np.sum(centers**2, axis=1)
    return np.asarray(np.argmin(squares, axis=1))
