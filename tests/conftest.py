"""What the tests of the running shop share: one trained dialogue and two small catalogues, made once."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings as hypothesis_settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from assistant import parts
from assistant.catalog.demo import size_chart
from assistant.catalog.demo.lexicon import load
from assistant.catalog.demo.shop import POLICIES
from assistant.dialogue_model import ensure_trained
from assistant.settings import Settings
from tests.command_line import assistant
from tests.pictured import Pictured, write
from tests.postgres import Server, programs, running
from tests.running import Whole, opened

# No test waits for a model hub; the libraries that would read this when they are imported.
os.environ.setdefault("HF_HUB_OFFLINE", "1")
# Tests and parts of the shop run side by side: threads of one that wait for each other would cost more than they win.
os.environ.setdefault("OMP_NUM_THREADS", "1")
# No test depends on the clock: a busy machine must not fail what is right.
hypothesis_settings.register_profile("unhurried", deadline=None)
hypothesis_settings.load_profile("unhurried")

FEED = Path(__file__).parent / "conversations" / "feed.tsv"
REVIEWS = FEED.with_name("reviews.tsv")
ORDERS = FEED.with_name("orders.csv")


#: Folders whose tests share what is costly to make, by name: a trained dialogue, a stocked shop, running parts.
TOGETHER = {
    "tests/conversations/": "shop",
    "tests/whole/": "shop",
    "tests/security/test_whole": "shop",
    "tests/faults/": "faults",
    "tests/unit/bot/": "bot",
}


#: Folders in the order in which they are begun: what takes long first, so that nobody waits for it at the end. What
#: needs the dialogue comes after others, while one process trains it.
BEGUN = (
    "tests/conversations/",
    "tests/whole/",
    "tests/browser/",
    "tests/faults/",
    "tests/security/",
    "tests/contracts/",
)


class Grouped(LoadScopeScheduling):
    """Lets a file's tests run one after the other in one process, and those of some folders all in one.

    xdist's own groups are marks, which it loses under pytest 9.2 (pytest-dev/pytest-xdist#1386).
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return next((name for folder, name in TOGETHER.items() if file.startswith(folder)), file)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Grouped:
    config.option.loadscopereorder = False  # by the number of tests
    return Grouped(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(
        key=lambda item: next((n for n, folder in enumerate(BEGUN) if item.nodeid.startswith(folder)), len(BEGUN))
    )


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Return a home with the dialogue, which the first of the processes that run the tests has trained for all."""
    if not parts.RASA_PYTHON.exists():
        pytest.skip(f"Rasa's environment is not there ({parts.RASA_PYTHON}): make test makes it")
    base = tmp_path_factory.getbasetemp()
    trained = Settings(home=(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "trained")
    trained.home.mkdir(exist_ok=True)
    with FileLock(trained.home / "tests.lock"):
        ensure_trained(trained, parts.RASA_PYTHON, parts.ROOT, print)
    settings = Settings(home=tmp_path_factory.mktemp("shop"))
    shutil.copytree(trained.models, settings.models)
    return settings


@pytest.fixture(scope="session")
def stocked(settings: Settings) -> Settings:
    """Import the small catalogue with its reviews, a few orders, and the demo shop's policies and size chart."""
    assistant(settings.home, "catalog", "import", str(FEED), "--reviews", str(REVIEWS))
    assistant(settings.home, "orders", "import", str(ORDERS))
    assistant(settings.home, "policies", "import", str(POLICIES))
    size_chart.write(load(), settings.home / "demo_chart.csv")
    assistant(settings.home, "sizes", "import", str(settings.home / "demo_chart.csv"))
    return settings


@pytest.fixture(scope="session")
def unhurried(stocked: Settings) -> Iterator[Whole]:
    """Open the stocked shop, with more time for an answer: on a busy machine what is said is tested, not how soon."""
    with opened(stocked.home, ASSISTANT_TURN_DEADLINE_SECONDS="30") as whole:
        yield whole


@pytest.fixture(scope="session")
def pictured(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Pictured:
    """Import a small catalogue with pictures into another home, which has the same dialogue."""
    home, folder = tmp_path_factory.mktemp("pictured"), tmp_path_factory.mktemp("pictures")
    shop = Pictured(Settings(home=home), folder, write(folder))
    shutil.copytree(settings.models, shop.settings.models)
    assistant(home, "catalog", "import", str(folder / "feed.tsv"), "--no-tune")
    return shop


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """Run a server of PostgreSQL."""
    binaries = programs()
    if binaries is None:
        pytest.skip("No server of PostgreSQL is installed: apt-get install postgresql (or your system's package)")
    with running(binaries) as server:
        yield server


@pytest.fixture
def kept_in(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Yield what decides where the stores of shops lie in this test: "sqlite", or "postgresql" in a new database."""
    with ExitStack() as made:

        def choose(kind: str) -> None:
            if kind == "postgresql":
                server: Server = request.getfixturevalue("postgres")
                url = server.new()
                made.callback(server.drop, url)
                monkeypatch.setenv("ASSISTANT_DATABASE_URL", url)

        yield choose


@pytest.fixture(params=["sqlite", "postgresql"])
def in_each_database(request: pytest.FixtureRequest, kept_in: Callable[[str], None]) -> str:
    """Hold the test with the store in each kind of database, and return which."""
    kept_in(request.param)
    return str(request.param)
