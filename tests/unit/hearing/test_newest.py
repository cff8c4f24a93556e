from assistant.errors import SetupError
from assistant.hearing.newest import NewestTranscriber
from tests.fakes import FakeTranscriber
from tests.speech import hiss


class Shop:
    """A catalogue that changes, and engines that say its revision."""

    def __init__(self) -> None:
        self.revision, self.made, self.is_broken = 1, 0, False

    def make(self) -> FakeTranscriber:
        self.made += 1
        if self.is_broken:
            raise SetupError("no room")
        return FakeTranscriber(f"revision {self.revision}")

    def transcriber(self) -> NewestTranscriber:
        return NewestTranscriber(self.make, lambda: self.revision)


def test_an_engine_is_made_once_while_nothing_changes():
    shop = Shop()
    transcriber = shop.transcriber()
    assert transcriber.transcribe(hiss(0.1)).text == "revision 1"
    transcriber.listen()
    assert shop.made == 1


def test_a_new_catalogue_is_listened_for_as_soon_as_its_engine_is_made():
    shop = Shop()
    transcriber = shop.transcriber()
    before = transcriber.listen()
    shop.revision = 2
    transcriber.follow().join()
    before.feed(hiss(0.1))
    assert before.finish().text == "revision 1"
    assert transcriber.transcribe(hiss(0.1)).text == "revision 2"
    assert transcriber.follow() is None


def test_where_no_engine_can_be_made_the_one_before_goes_on():
    shop = Shop()
    transcriber = shop.transcriber()
    shop.revision, shop.is_broken = 2, True
    transcriber.follow().join()
    assert transcriber.transcribe(hiss(0.1)).text == "revision 1"
    assert (transcriber.follow(), shop.made) == (None, 2)
