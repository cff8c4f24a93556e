import numpy as np

from assistant.vision.clusters import clusters


def test_groups_that_lie_apart_are_found_with_their_means():
    points = np.array([[0, 0], [1, 0], [50, 0], [51, 0], [0, 80]], np.float32)
    centers, members = clusters(points, np.ones(5, np.float32), 3)
    assert members[0] == members[1] != members[2] == members[3] != members[4]
    assert centers[members[0]].tolist() == [0.5, 0]
    assert centers[members[4]].tolist() == [0, 80]


def test_weights_pull_a_center():
    points = np.array([[0.0], [10.0]], np.float32)
    centers, _ = clusters(points, np.array([3, 1], np.float32), 1)
    assert centers.tolist() == [[2.5]]


def test_one_color_alone_is_one_group_whatever_is_asked():
    centers, members = clusters(np.full((6, 3), 7, np.float32), np.ones(6, np.float32), 4)
    assert len(set(members.tolist())) == 1
    assert np.allclose(centers[members], 7)
