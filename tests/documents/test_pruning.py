from genius_desktop.documents.pruning import prune
from genius_desktop.domain import Page

BODY = "Der Gemeinderat beschließt in der Sache Nummer {} mit Mehrheit.\nDie Kosten betragen {} Euro."


def pruned(*texts: str) -> list[str]:
    return list(prune([Page(number, text) for number, text in enumerate(texts, 1)]))


def test_running_heads_stay_once_and_page_numbers_go() -> None:
    pages = [f"Gemeinde Musterau\n\n{BODY.format(n * 7, n * 100)}\n\nSeite {n} von 9" for n in range(1, 10)]

    found = pruned(*pages)

    assert "Gemeinde Musterau" in found[0]
    assert not any("Gemeinde Musterau" in text for text in found[1:])
    assert not any("Seite" in text for text in found)
    assert all(f"Die Kosten betragen {n * 100} Euro." in text for n, text in enumerate(found, 1))


def test_a_line_that_repeats_in_the_middle_of_pages_is_no_running_head() -> None:
    middle = "vier\n\nBeschluss:\n\nfünf\n\nsechs\n\nsieben"
    pages = [f"eins {w}\n\nzwei {w}\n\ndrei {w}\n\n{middle} {w}\n\nacht {w}" for w in ("rot", "grün", "blau", "gelb")]

    assert all("Beschluss:" in text for text in pruned(*pages))


def test_amounts_at_the_edge_of_few_pages_stay() -> None:
    assert pruned("Summe\n1.200 Euro", "Rest\n800 Euro") == ["Summe\n1.200 Euro", "Rest\n800 Euro"]


def test_a_table_of_contents_goes_and_a_single_leader_stays() -> None:
    contents = "Inhalt\n" + "\n".join(f"{n}. Kapitel ........ {n * 3}" for n in range(1, 7))

    assert pruned(contents + "\n\nVorwort des Landrats")[0] == "Inhalt\n\nVorwort des Landrats"
    assert "Summe ........ 12" in pruned("Posten A\nSumme ........ 12\nweiter")[0]


def test_torn_labels_of_maps_go_and_words_and_figures_stay() -> None:
    labels = "B\na\nh\nn\nh\no\nf"

    assert (
        pruned(f"Lageplan\n{labels}\nMaßstab 1 : 500\nB a h n h o f s t r\n7\n9")[0]
        == "Lageplan\nMaßstab 1 : 500\n7\n9"
    )
    assert pruned("a\nb\nText")[0] == "a\nb\nText"


def test_a_long_paragraph_is_read_once() -> None:
    long = "Die Verwaltung wird beauftragt, die Planung fortzuführen und dem Rat im Herbst zu berichten. " * 2

    found = pruned(f"Vorlage\n\n{long}", f"Beschluss\n\n{long}\n\nEinstimmig.")

    assert long.strip() in found[0]
    assert found[1] == "Beschluss\n\nEinstimmig."
