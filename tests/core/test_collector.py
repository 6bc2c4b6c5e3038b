"""The garbage collector: spared while a batch runs, stopped while a text is read, and then its owner's again."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from pipeline.core.collector import YOUNG, spared, stopped


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    thresholds = gc.get_threshold()
    gc.enable()
    gc.unfreeze()  # whatever other tests froze
    yield
    gc.set_threshold(*thresholds)
    gc.unfreeze()


def test_what_was_there_before_is_left_alone_for_a_while() -> None:
    before = gc.get_threshold()
    with spared():
        assert gc.get_freeze_count() > 0
        assert gc.get_threshold() == (YOUNG, *before[1:])
    assert (gc.get_freeze_count(), gc.get_threshold()) == (0, before)


def test_what_somebody_froze_stays_frozen() -> None:
    gc.freeze()
    with spared():
        pass
    assert gc.get_freeze_count() > 0


def test_a_collector_that_is_switched_off_stays_so() -> None:
    gc.set_threshold(0)
    with spared():
        assert gc.get_threshold()[0] == 0


def test_of_two_batches_the_last_one_gives_it_back() -> None:
    before = gc.get_threshold()
    first, second = spared(), spared()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert gc.get_threshold()[0] == YOUNG
    second.__exit__(None, None, None)
    assert (gc.get_freeze_count(), gc.get_threshold()) == (0, before)


def test_an_error_gives_it_back_too() -> None:
    before = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), spared():
        raise ZeroDivisionError
    assert (gc.get_freeze_count(), gc.get_threshold()) == (0, before)


def test_it_stands_still_while_a_tree_is_built() -> None:
    with stopped():
        assert not gc.isenabled()
        with stopped():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_who_had_stopped_it_keeps_it_stopped() -> None:
    gc.disable()
    with stopped():
        pass
    assert not gc.isenabled()
    gc.enable()
