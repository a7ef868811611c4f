"""Fetching from a real server on this machine that cuts, lies and changes its mind."""

import hashlib
from pathlib import Path

import pytest

from genius_desktop.models import fetch, register, shelf
from genius_desktop.models.download import Line
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem, SetupProblem
from tests.models.conftest import CONTENT, IMPATIENT, Heard, entry, known
from tests.weights_server import WeightsServer


def get(places: Places, heard: Heard, *urls: str, published: bool = False) -> Path:
    return fetch.fetch(entry(*urls, published=published), places, account=heard.account, line=IMPATIENT)


def test_a_model_is_fetched_verified_and_found(server: WeightsServer, places: Places, heard: Heard) -> None:
    file = get(places, heard, server.url)

    assert file.read_bytes() == CONTENT
    assert ("fetch", len(CONTENT), len(CONTENT)) in heard.told
    assert heard.told[-1] == ("verify", len(CONTENT), len(CONTENT))
    assert shelf.resolve("probe", known(entry(server.url)), places).sha256 == entry().sha256
    assert sorted(p.name for p in places.models.iterdir()) == ["probe.gguf", "probe.seal"]


def test_twenty_cut_connections_are_continued_where_they_broke(
    server: WeightsServer, places: Places, heard: Heard
) -> None:
    server.cuts = [50_000] * 20

    assert get(places, heard, server.url).read_bytes() == CONTENT
    assert server.ranges == ["", *(f"bytes={number * 50_000}-" for number in range(1, 21))]
    assert set(heard.said) == {"retrying"}


def test_a_server_that_only_cuts_is_given_up_and_the_part_stays_for_the_next_time(
    server: WeightsServer, places: Places, heard: Heard
) -> None:
    server.cuts = [400_000, *[0] * 6]
    with pytest.raises(SetupProblem, match="fetch-failed"):
        get(places, heard, server.url)
    assert shelf.find(entry(), places) is None
    assert heard.said[-1] == "part-kept"
    server.cuts, server.ranges = [], []

    get(places, heard, server.url)

    assert server.ranges == ["bytes=400000-"]


def test_stop_keeps_the_part(server: WeightsServer, places: Places, heard: Heard) -> None:
    server.cuts = [400_000]

    def stop(_seconds: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch.fetch(entry(server.url), places, account=heard.account, line=Line(rest=stop))
    assert heard.said[-1] == "part-kept"
    assert (places.models / "probe.gguf.part").stat().st_size == 400_000


def test_a_file_that_changed_on_the_server_is_fetched_from_its_start(
    server: WeightsServer, places: Places, heard: Heard
) -> None:
    server.cuts = [400_000, *[0] * 6]
    with pytest.raises(SetupProblem):
        get(places, heard, server.url)
    server.cuts, server.etag = [], '"zwei"'

    assert get(places, heard, server.url).read_bytes() == CONTENT
    assert heard.said[-1] == "restarted"


def test_a_server_without_ranges_is_told_and_gives_the_whole_file(
    server: WeightsServer, places: Places, heard: Heard
) -> None:
    server.knows_ranges, server.cuts = False, [400_000]

    assert get(places, heard, server.url).read_bytes() == CONTENT
    assert heard.said == ["retrying", "no-range"]


def test_bytes_from_another_place_than_asked_for_are_never_put_together(
    server: WeightsServer, places: Places, heard: Heard
) -> None:
    server.cuts, server.shift = [400_000], 1

    assert get(places, heard, server.url).read_bytes() == CONTENT


def test_a_weak_name_of_the_content_is_not_believed(server: WeightsServer, places: Places, heard: Heard) -> None:
    server.etag, server.cuts = 'W/"eins"', [400_000]

    assert get(places, heard, server.url).read_bytes() == CONTENT
    assert server.ranges == ["", ""]


def test_a_part_longer_than_the_file_is_begun_anew(server: WeightsServer, places: Places, heard: Heard) -> None:
    server.cuts = [400_000, *[0] * 6]
    with pytest.raises(SetupProblem):
        get(places, heard, server.url)
    server.cuts, server.statuses = [], [416]

    assert get(places, heard, server.url).read_bytes() == CONTENT


def test_a_busy_server_is_asked_again(server: WeightsServer, places: Places, heard: Heard) -> None:
    server.statuses = [503]

    assert get(places, heard, server.url).read_bytes() == CONTENT


def test_one_flipped_bit_is_named_and_never_kept(server: WeightsServer, places: Places, heard: Heard) -> None:
    server.content = CONTENT[:500_000] + bytes([CONTENT[500_000] ^ 1]) + CONTENT[500_001:]

    with pytest.raises(SetupProblem, match="model-damaged: probe"):
        get(places, heard, server.url)
    assert list(places.models.iterdir()) == []


def test_a_bit_flipped_in_the_part_while_it_rested_is_named(
    server: WeightsServer, places: Places, heard: Heard
) -> None:
    server.cuts = [400_000, *[0] * 6]
    with pytest.raises(SetupProblem):
        get(places, heard, server.url)
    part = places.models / "probe.gguf.part"
    part.write_bytes(b"x" + part.read_bytes()[1:])
    server.cuts = []

    with pytest.raises(SetupProblem, match="model-damaged: probe"):
        get(places, heard, server.url)
    assert list(places.models.iterdir()) == []


def test_a_page_that_asks_for_a_login_is_named(server: WeightsServer, places: Places, heard: Heard) -> None:
    server.content, server.headers = b"<html>Bitte anmelden</html>", {"Content-Type": "text/html; charset=utf-8"}

    with pytest.raises(SetupProblem, match="Webseite"):
        get(places, heard, server.url)
    assert list(places.models.iterdir()) == []


@pytest.mark.parametrize("content", [CONTENT[:-1], CONTENT * 3])
def test_a_file_of_another_size_is_named_before_it_is_read(
    server: WeightsServer, places: Places, heard: Heard, content: bytes
) -> None:
    server.content = content

    with pytest.raises(SetupProblem, match="eine andere Datei"):
        get(places, heard, server.url)
    assert not any(stage == "fetch" for stage, _, _ in heard.told)


def test_the_next_source_is_tried_where_one_fails(server: WeightsServer, places: Places, heard: Heard) -> None:
    assert get(places, heard, "http://127.0.0.1:1/weg", server.url).is_file()


def test_no_source_at_all_is_a_named_problem(places: Places, heard: Heard) -> None:
    with pytest.raises(SetupProblem, match="fetch-failed: Die Verbindung bricht"):
        get(places, heard, "http://127.0.0.1:1/weg")


def test_what_the_publisher_says_is_believed_remembered_and_told(
    server: WeightsServer, places: Places, heard: Heard
) -> None:
    sha256 = hashlib.sha256(CONTENT).hexdigest()
    server.linked = {"X-Linked-Etag": f'"{sha256}"', "X-Linked-Size": str(len(CONTENT))}

    get(places, heard, server.moved, published=True)

    assert heard.said == ["published"]
    told = register.load(places).find(sha256)
    assert told is not None
    assert (told.name, told.by, told.source) == ("probe", "publisher", "127.0.0.1")
    weights = shelf.resolve("probe", known(entry(published=True)), places)
    assert (weights.sha256, weights.origin) == (sha256, "publisher")


def test_a_file_that_is_not_what_the_publisher_says_is_never_kept(
    server: WeightsServer, places: Places, heard: Heard
) -> None:
    server.linked = {"X-Linked-Etag": f'"{"0" * 64}"'}

    with pytest.raises(SetupProblem, match="model-damaged"):
        get(places, heard, server.moved, published=True)
    assert not register.load(places).accepted
    assert list(places.models.iterdir()) == []


def test_without_any_hash_nothing_is_fetched(server: WeightsServer, places: Places, heard: Heard) -> None:
    with pytest.raises(SetupProblem, match="Prüfsumme"):
        get(places, heard, server.url, published=True)
    assert list(places.models.iterdir()) == []


def test_a_server_that_sends_on_for_ever_is_left(server: WeightsServer, places: Places, heard: Heard) -> None:
    server.linked = {"Location": "/umleitung.gguf"}

    with pytest.raises(SetupProblem, match="verweist immer weiter"):
        get(places, heard, server.moved)


def test_while_the_network_is_metered_nothing_is_asked(server: WeightsServer, places: Places, heard: Heard) -> None:
    asked: list[int] = []

    def allowed(account: object) -> None:
        _ = account
        asked.append(len(server.ranges))

    fetch.fetch(entry(server.url), places, account=heard.account, line=Line(allowed=allowed))

    assert asked[0] == 0


def test_weights_that_are_here_are_not_fetched_again(server: WeightsServer, places: Places, heard: Heard) -> None:
    get(places, heard, server.url)
    server.ranges.clear()

    get(places, heard, server.url)

    assert server.ranges == []


def test_a_name_that_no_catalogue_has_is_named(places: Places) -> None:
    with pytest.raises(InputProblem, match="unknown-choice"):
        shelf.resolve("gibt-es-nicht", known(entry()), places)
