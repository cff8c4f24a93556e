"""What the tests of the whole shop share."""

from collections.abc import Iterator

import pytest

from tests.pictured import Pictured
from tests.running import Whole, opened


@pytest.fixture(scope="module")
def pictured_whole(pictured: Pictured) -> Iterator[Whole]:
    with opened(pictured.settings.home) as whole:
        yield whole
