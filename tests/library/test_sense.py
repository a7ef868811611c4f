"""Passages are found by what they mean: vectors made after the text, kept with it, erased with it."""

import os
from collections.abc import Sequence
from contextlib import closing

import apsw
import numpy as np
import numpy.typing as npt
import pytest

from genius_desktop.domain import Weights
from genius_desktop.engines.brake import Brake
from genius_desktop.jobs.warm_search import WarmSearch
from genius_desktop.libraries import (
    CollectionsTask,
    CollectionsTold,
    Filters,
    RemoveTask,
    Searched,
    SearchTask,
    Sensed,
    SenseTask,
)
from genius_desktop.library import nearness, store
from genius_desktop.problems import Interrupted, SetupProblem
from tests.library_makers import Office

WEIGHTS, OTHERS = Weights("probe", b"", "a" * 64), Weights("andere", b"", "b" * 64)
MATTERS = (("hund", "vierbeiner", "leine"), ("grab", "friedhof", "ruhezeit"), ("kanal", "abwasser", "rohr"))
WIDTH = 96


class Matters:
    """Knows three matters: texts about one of them point one way, others their own way."""

    def __init__(self, weights: Weights, _brake: Brake) -> None:
        self.weights = weights
        self.width = WIDTH
        self.read = 0
        self.most = 1 << 30

    def question(self, text: str) -> npt.NDArray[np.float32]:
        """Give the vector of a question."""
        return _vector(text)

    def passages(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Give the vectors of passages; stopped after so many."""
        if self.read + len(texts) > self.most:
            raise Interrupted
        self.read += len(texts)
        return np.array([_vector(text) for text in texts])

    def close(self) -> None:
        """Have nothing to give back."""


def _vector(text: str) -> npt.NDArray[np.float32]:
    row = np.random.default_rng(len(text)).normal(0, 0.02, WIDTH)
    for place, words in enumerate(MATTERS):
        row[place] += sum(text.casefold().count(word) for word in words)
    # As with real weights, everything lies in one corner.
    row[-1] += 3
    told: npt.NDArray[np.float32] = (row / np.linalg.norm(row)).astype(np.float32)
    return told


@pytest.fixture
def embedder() -> Matters:
    return Matters(WEIGHTS, Brake())


@pytest.fixture
def shelves(office: Office, embedder: Matters) -> Office:
    def opened(weights: Weights, _brake: Brake) -> Matters:
        embedder.weights = weights
        return embedder

    office.use(WarmSearch(opener=opened))
    office.write(
        "hunde.txt", "Satzung über die Hundesteuer\n\nFür jeden Hund sind 165 Euro zu zahlen, auch an der Leine."
    )
    office.write("friedhof.txt", "Friedhofssatzung\n\nEin Grab wird nach der Ruhezeit eingeebnet.")
    office.write("kanal.txt", "Abwassersatzung\n\nDas Rohr zum Kanal bezahlt, wem das Haus gehört.")
    office.add()
    return office


def sensed(office: Office, weights: Weights = WEIGHTS) -> Sensed:
    last = office.do(SenseTask("j", office.folder, weights))[-1]
    assert isinstance(last, Sensed)
    return last


def found(office: Office, query: str, filters: Filters | None = None, *, like: Weights | None = WEIGHTS) -> Searched:
    last = office.do(SearchTask("j", office.folder, query, filters or Filters(), weights=like))[-1]
    assert isinstance(last, Searched)
    return last


def names(told: Searched) -> list[str]:
    return [result.paper.name for result in told.results]


def test_a_word_that_stands_nowhere_finds_what_it_means(shelves: Office) -> None:
    assert not found(shelves, "Vierbeiner").by_sense
    assert names(found(shelves, "Vierbeiner")) == []
    assert sensed(shelves) == Sensed(3, 3)
    told = found(shelves, "Vierbeiner")
    assert told.by_sense
    assert names(told)[0] == "hunde.txt"


def test_words_alone_are_searched_without_weights_and_by_weights_that_made_no_vectors(shelves: Office) -> None:
    sensed(shelves)
    for weights in (None, OTHERS):
        told = found(shelves, "Vierbeiner", like=weights)
        assert not told.by_sense
        assert told.results == ()


def test_the_very_words_come_before_what_means_the_same(shelves: Office) -> None:
    shelves.write("vermerk.txt", "Vermerk\n\nDer Vierbeiner des Nachbarn war zu hören.")
    shelves.index()
    sensed(shelves)
    assert names(found(shelves, "Vierbeiner"))[:2] == ["vermerk.txt", "hunde.txt"]


def test_what_must_stand_word_for_word_is_not_found_by_its_sense(shelves: Office) -> None:
    sensed(shelves)
    assert names(found(shelves, "„Vierbeiner Leine“")) == []


def test_filters_hold_for_what_is_found_by_its_sense(shelves: Office) -> None:
    sensed(shelves)
    assert names(found(shelves, "Vierbeiner", Filters(endings=("txt",))))[0] == "hunde.txt"
    assert names(found(shelves, "Vierbeiner", Filters(endings=("pdf",)))) == []


def test_what_is_done_stays_when_it_is_stopped_and_only_the_rest_is_made(shelves: Office, embedder: Matters) -> None:
    embedder.most = 2
    with pytest.raises(Interrupted):
        sensed(shelves)
    embedder.most = 1 << 30
    assert sensed(shelves) == Sensed(3, 3)
    assert embedder.read == 3
    sensed(shelves)
    assert embedder.read == 3


def test_other_weights_make_all_vectors_anew(shelves: Office, embedder: Matters) -> None:
    sensed(shelves)
    assert sensed(shelves, OTHERS) == Sensed(3, 3)
    assert embedder.read == 6
    assert found(shelves, "Vierbeiner", like=OTHERS).by_sense
    assert not found(shelves, "Vierbeiner", like=WEIGHTS).by_sense


def test_a_search_sees_what_has_come_changed_and_gone_since_the_last_one(shelves: Office) -> None:
    sensed(shelves)
    assert names(found(shelves, "Vierbeiner"))[0] == "hunde.txt"
    (shelves.papers / "hunde.txt").unlink()
    shelves.write("kanal.txt", "Ordnung\n\nDie Leine für den Hund darf im Park nicht fehlen.")
    shelves.index()
    assert "hunde.txt" not in names(found(shelves, "Vierbeiner"))
    sensed(shelves)
    assert names(found(shelves, "Vierbeiner"))[0] == "kanal.txt"


def test_the_list_says_how_much_is_known_by_its_sense(shelves: Office) -> None:
    sensed(shelves)
    shelves.write("neu.txt", "Ein neuer Brunnen am Markt.")
    shelves.index()
    told = shelves.do(CollectionsTask("j", shelves.folder))[-1]
    assert isinstance(told, CollectionsTold)
    assert (told.sensed, told.passages, told.weights) == (3, 4, "probe")


def test_vectors_go_with_their_paper_to_the_last_byte(shelves: Office) -> None:
    sensed(shelves)
    packed = nearness.pack(
        np.array([_vector("Friedhofssatzung\nFriedhofssatzung\nEin Grab wird nach der Ruhezeit eingeebnet.")])
    )
    assert packed in content(shelves)
    shelves.do(RemoveTask("j", shelves.folder, "", (os.fsencode(shelves.papers),)))
    assert packed not in content(shelves)
    connection = apsw.Connection(str(shelves.library / store.FILE))
    assert list(connection.execute("SELECT count(*) FROM vectors")) == [(0,)]
    assert list(connection.execute("SELECT came - went FROM embedder")) == [(0,)]
    connection.close()


def content(office: Office) -> bytes:
    return b"".join(file.read_bytes() for file in office.library.iterdir())


def test_weights_that_do_not_load_leave_the_search_by_words(shelves: Office, caplog: pytest.LogCaptureFixture) -> None:
    sensed(shelves)

    def broken(_weights: Weights, _brake: Brake) -> Matters:
        raise SetupProblem("model-unreadable", "probe")

    shelves.use(WarmSearch(opener=broken))
    told = found(shelves, "Hundesteuer")
    assert not told.by_sense
    assert names(told) == ["hunde.txt"]
    assert "model-unreadable" in caplog.text
    caplog.clear()


def test_of_very_many_passages_the_nearest_are_found(office: Office) -> None:
    made = np.random.default_rng(1)
    rows = made.normal(0, 1, (20_000, WIDTH)).astype(np.float32) + 2
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    office.write("a.txt", "Ein Text.")
    office.add()
    with closing(store.Store(office.library, writing=True)) as index, index.all_or_nothing():
        index.run("INSERT INTO embedder VALUES ('w', 'probe', ?, 20000, 0)", (WIDTH,))
        for first in range(0, len(rows), 100):
            index.run("INSERT INTO vectors VALUES (?, ?)", (first + 1, nearness.pack(rows[first : first + 100])))
        asked = rows[777] + made.normal(0, 0.02, WIDTH).astype(np.float32)
        asked /= np.linalg.norm(asked)
        near = nearness.Nearness().find(index, asked, None, most=5)
    assert near[0].passage == 778
    assert [one.cosine for one in near] == sorted((one.cosine for one in near), reverse=True)
    exact = set((np.argsort(-(rows @ asked))[:5] + 1).tolist())
    assert len(exact & {one.passage for one in near}) >= 3


def test_what_has_nothing_to_do_with_a_question_is_not_near(office: Office) -> None:
    made = np.random.default_rng(2)
    rows = made.normal(0, 1, (500, WIDTH)).astype(np.float32)
    rows[:, 0] += 6
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    office.write("a.txt", "Ein Text.")
    office.add()
    with closing(store.Store(office.library, writing=True)) as index, index.all_or_nothing():
        index.run("INSERT INTO embedder VALUES ('w', 'probe', ?, 500, 0)", (WIDTH,))
        index.run("INSERT INTO vectors VALUES (1, ?)", (nearness.pack(rows),))
        away = rows.mean(axis=0)
        near = nearness.Nearness().find(index, away / np.linalg.norm(away), None, most=40)
    assert len(near) < 20
