"""The German words for bringing weights onto a PC, for the catalogue, and for what can go wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

# Not at run time: the words of problems are spoken before anything else is loaded.
if TYPE_CHECKING:
    from genius_desktop.weights import Measures, Offer

TIERS: dict[str, str] = {
    "search": "für die Suche nach dem Sinn",
    "starter": "Start",
    "small": "klein",
    "medium": "mittel",
    "large": "groß",
    "test": "nur zum Ausprobieren",
}

FetchFault = Literal["cut", "status", "page", "packed", "other", "longer", "insecure", "moved", "no-digest"]
_FETCH_FAULTS: dict[FetchFault, str] = {
    "cut": "Die Verbindung bricht immer wieder ab ({}).",
    "status": "Der Server gibt die Datei nicht heraus ({}).",
    "page": "Statt der Datei kam eine Webseite ({}); vielleicht verlangt das Netz eine Anmeldung.",
    "packed": "Der Server schickt die Datei anders verpackt als verlangt ({}).",
    "other": "Auf dem Server liegt eine andere Datei als die des Katalogs ({} Byte).",
    "longer": "Der Server schickt mehr, als die Datei lang ist ({} Byte).",
    "insecure": "Der Server verweist auf eine ungeschützte Adresse ({}).",
    "moved": "Der Server verweist immer weiter ({}).",
    "no-digest": "Weder der Katalog noch der Herausgeber ({}) nennt eine Prüfsumme.",
}

REMARKS: dict[str, str] = {
    "retrying": "Die Verbindung ist abgebrochen; es geht an derselben Stelle weiter.",
    "restarted": "Die Datei auf dem Server hat sich geändert; sie wird von vorn geladen.",
    "no-range": "Der Server kann nicht an alter Stelle fortsetzen; die Datei wird von vorn geladen.",
    "published": "Die Prüfsumme nennt der Herausgeber selbst; sie steht in keinem Katalog.",
    "part-kept": "Der geladene Teil bleibt liegen; ein neuer Versuch setzt dort fort.",
    "part-gone": "Der geladene Teil wurde wieder gelöscht.",
    "metered": "Die Verbindung ist getaktet; es geht weiter, sobald sie es nicht mehr ist.",
}

ORIGINS: dict[str, str] = {
    "catalog": "",
    "publisher": "Prüfsumme vom Herausgeber",
    "unknown": "nicht aus dem Katalog",
}

WEIGHTS_PROBLEMS: dict[str, tuple[str, str, str]] = {
    "model-unknown": (
        "Das Sprachmodell „{detail}“ ist unbekannt.",
        "Seine Prüfsumme steht in keinem Katalog; niemand bürgt dafür, dass es unverändert ist.",
        "Wenn Sie der Quelle vertrauen, erlauben Sie es unter „Modelle“ oder mit „genius-desktop models accept PFAD“.",
    ),
    "model-forbidden": (
        "Das Sprachmodell „{detail}“ darf hier nicht benutzt werden.",
        "Ihre Verwaltung lässt nur Modelle zu, deren Prüfsumme bekannt ist.",
        "Bitte wählen Sie ein Modell aus dem Katalog oder wenden Sie sich an Ihre IT.",
    ),
    "model-shared": (
        "Das Sprachmodell liegt im gemeinsamen Ordner {detail}.",
        "Es gehört nicht Ihnen allein und wird deshalb nicht gelöscht.",
        "Dort entfernt es Ihre IT („genius-desktop models remove --shared“).",
    ),
    "model-in-use": (
        "Das Sprachmodell „{detail}“ wird gerade benutzt.",
        "Ein Programm auf diesem PC hat es geladen.",
        "Wählen Sie ein anderes Modell oder beenden Sie das Programm, und versuchen Sie es dann noch einmal.",
    ),
    "several-models": (
        "Im Ordner „{detail}“ liegen mehrere Sprachmodelle.",
        "Übernommen wird immer eines.",
        "Bitte wählen Sie die Datei selbst aus.",
    ),
    "no-model-there": (
        "Im Ordner „{detail}“ liegt kein Sprachmodell.",
        "Gesucht wird eine GGUF-Datei, oder alle Teile eines Modells als Wheel-Dateien.",
        "Bitte wählen Sie einen anderen Ordner.",
    ),
    "parts-missing": (
        "Von dem Sprachmodell fehlen Teile.",
        "Es fehlt Teil {detail}.",
        "Bitte legen Sie alle Teile in denselben Ordner.",
    ),
    "source-gone": (
        "„{detail}“ war beim Kopieren nicht mehr lesbar.",
        "Wahrscheinlich wurde der Stick abgezogen, oder die Freigabe ist nicht mehr erreichbar.",
        "Auf diesem PC ist nichts Halbes zurückgeblieben; bitte versuchen Sie es noch einmal.",
    ),
    "copy-damaged": (
        "Die Kopie von „{detail}“ ist fehlerhaft.",
        "Was geschrieben wurde, ließ sich nicht genauso wieder lesen.",
        "Der Datenträger ist womöglich defekt; bitte wenden Sie sich an Ihre IT.",
    ),
    "file-too-big": (
        "Die Datei ist für diesen Datenträger zu groß.",
        "Er ist mit FAT32 eingerichtet und kann keine Dateien ab 4 GB aufnehmen (gebraucht werden {detail}).",
        "Bitte wählen Sie einen anderen Ordner oder ein kleineres Modell.",
    ),
    "folder-not-writable": (
        "In den Ordner {detail} kann nicht geschrieben werden.",
        "Ihnen fehlt das Recht dazu, oder der Datenträger ist schreibgeschützt.",
        "Bitte wenden Sie sich an Ihre IT.",
    ),
    "medium-gone": (
        "Der Ordner {detail} ist nicht mehr erreichbar.",
        "Der Datenträger wurde abgezogen oder meldet Fehler.",
        "Bitte stecken Sie ihn wieder an und versuchen Sie es noch einmal.",
    ),
    "catalog-missing": (
        "Der Modellkatalog Ihrer Verwaltung ist nicht erreichbar ({detail}).",
        "Die Datei fehlt, oder die Freigabe ist nicht verbunden.",
        "Bis dahin gilt der zuletzt geprüfte Katalog.",
    ),
    "catalog-unsigned": (
        "Der Modellkatalog Ihrer Verwaltung hat keine Unterschrift ({detail}).",
        "Daneben muss die Datei mit der Endung „.minisig“ liegen.",
        "Bis dahin gilt der mitgelieferte Katalog; bitte geben Sie diese Meldung Ihrer IT.",
    ),
    "catalog-untrusted": (
        "Der Modellkatalog Ihrer Verwaltung ist nicht gültig unterschrieben ({detail}).",
        "Die Datei wurde verändert, oder sie stammt von einem Schlüssel, dem dieser PC nicht vertraut.",
        "Es gilt der mitgelieferte Katalog; bitte geben Sie diese Meldung Ihrer IT.",
    ),
    "catalog-broken": (
        "Der Modellkatalog Ihrer Verwaltung ist fehlerhaft.",
        "{detail}",
        "Es gilt der mitgelieferte Katalog; bitte geben Sie diese Meldung Ihrer IT.",
    ),
    "catalog-older": (
        "Der Modellkatalog Ihrer Verwaltung ist älter als einer, der hier schon galt.",
        "Seine laufende Nummer ist zu klein ({detail}).",
        "Es gilt der mitgelieferte Katalog; bitte geben Sie diese Meldung Ihrer IT.",
    ),
    "catalog-key": (
        "Ein Schlüssel für den Modellkatalog ist keiner.",
        "In den Vorgaben steht „{detail}“.",
        "Es gilt der mitgelieferte Katalog; bitte geben Sie diese Meldung Ihrer IT.",
    ),
}


def fetch_fault(fault: FetchFault, detail: str) -> str:
    """Say why weights did not come from a source."""
    return _FETCH_FAULTS[fault].format(detail)


ACCEPTED = "Erlaubt: „{}“. Seine Prüfsumme ist gemerkt; ändert sich die Datei, wird wieder gefragt."
_STATES: dict[str, str] = {
    "ready": "auf diesem PC",
    "unchecked": "auf diesem PC, noch nicht geprüft",
    "damaged": "auf diesem PC, aber beschädigt",
    "unaccepted": "auf diesem PC, unbekannt und noch nicht erlaubt",
    "partial": "angefangen",
    "missing": "nicht geladen",
}
_SLOW_PAGES, _FINE_PAGES = 0.7, 3
_FITS: dict[str, str] = {
    "runs": "passt auf diesen PC",
    "memory-short-now": "zurzeit zu wenig freier Arbeitsspeicher, es fehlen {}",
    "memory-short": "zu groß für diesen PC, es fehlen {} Arbeitsspeicher",
    "disk-short": "zu wenig Platz auf dem Datenträger, es fehlen {}",
    "unknown": "Arbeitsspeicher unbekannt",
}
CATALOGS: dict[str, str] = {
    "built-in": "Es gilt der mitgelieferte Katalog.",
    "house": "Es gilt der Katalog Ihrer Verwaltung.",
    "kept": "Es gilt die zuletzt geprüfte Fassung des Katalogs Ihrer Verwaltung.",
}


def gigabytes(count: int) -> str:
    """Give a number of bytes in gigabytes, with a comma."""
    return f"{count / 1e9:.1f} GB".replace(".", ",")


def offer_line(told: Offer) -> str:
    """Say a set of weights in one line of a list."""
    return f"{told.title} · {TIERS.get(told.tier, 'eigenes Modell')} · {gigabytes(told.bytes)} · {state(told)}"


def offer_lines(told: Offer) -> list[str]:
    """Say all of a set of weights, a line a matter."""
    tier = TIERS.get(told.tier, "eigenes Modell")
    origin = ORIGINS[told.origin]
    about = [told.title, tier, told.licence, origin]
    lines = [", ".join(part for part in about if part), f"{state(told)}; {size(told)}", f"{fit(told)}; {speed(told)}"]
    return [*lines, quality(told), *([told.note] if told.note else [])]


def state(told: Offer) -> str:
    """Say whether weights are here."""
    said = _STATES[told.state]
    return f"{said} ({gigabytes(told.part_bytes)} da)" if told.state == "partial" else said


def size(told: Offer) -> str:
    """Say how large weights are, on the disk and in memory."""
    return f"Datei {gigabytes(told.bytes)}, Arbeitsspeicher {gigabytes(told.memory_bytes)}"


def fit(told: Offer) -> str:
    """Say whether weights fit this PC, and what is missing where not."""
    return _FITS[told.fit].format(gigabytes(told.lacking_bytes))


def speed(told: Offer) -> str:
    """Say how fast weights were on this PC."""
    if not told.pages_per_minute and told.planned_pages_per_minute:
        return f"auf diesem PC {about_pages(told.planned_pages_per_minute)}"
    if not told.pages_per_minute:
        return "Geschwindigkeit auf diesem PC noch nicht gemessen"
    return f"auf diesem PC gemessen: {told.pages_per_minute:.1f} Seiten je Minute".replace(".", ",")


def about_pages(per_minute: float) -> str:
    """Say a pace that is reckoned from a measurement."""
    if per_minute < _SLOW_PAGES:
        pace = f"{max(2, round(1 / per_minute))} Minuten je Seite"
    else:
        fine = per_minute < _FINE_PAGES
        pace = (
            f"{per_minute:.1f} Seiten je Minute".replace(".", ",") if fine else f"{round(per_minute)} Seiten je Minute"
        )
    return f"etwa {pace}, aus einer Messung geschätzt"


def quality(told: Offer) -> str:
    """Say how good weights were in our own measurements."""
    if told.figures is None:
        return "Güte von uns nicht gemessen"
    share, sound, wrong = (
        f"{100 * part:.0f} %"
        for part in (told.figures.fact_recall, told.figures.citation_precision, told.figures.unsupported_rate)
    )
    return f"von uns gemessen: {share} der Fakten gefunden, {sound} der Belege tragen, {wrong} unbelegte Aussagen"


def removed(freed: int) -> str:
    """Say that weights were erased."""
    return f"Gelöscht; {gigabytes(freed)} sind frei."


def imported(title: str, name: str, *, accepted: bool) -> str:
    """Say of imported weights who vouches for them."""
    if title:
        return f"Das ist „{title}“ aus dem Katalog; die Prüfsumme stimmt."
    if accepted:
        return ACCEPTED.format(name)
    return f"„{name}“ steht in keinem Katalog. Vor dem Benutzen erlauben: genius-desktop models accept {name}"


def catalog_lines(facts: Mapping[str, object]) -> list[str]:
    """Say which catalogue is in force."""
    lines = [CATALOGS[str(facts["origin"])], f"Laufende Nummer {facts['serial']}, {facts['models']} Modelle."]
    if facts["comment"]:
        lines.append(f"Unterschriebener Vermerk: {facts['comment']}")
    keys = facts["keys"]
    told = ", ".join(map(str, keys)) if isinstance(keys, list) and keys else "keine"
    return [*lines, f"Schlüssel, denen dieser PC vertraut: {told}"]


NO_ANSWER = "Dieses Modell hat keine brauchbare Antwort gegeben."


def comparison_head(told: Measures, model: str) -> list[str]:
    """Say what two results of the same documents are held against each other by."""
    pace = f" ({told.pages_per_minute:.1f} Seiten je Minute)" if told.pages_per_minute else ""
    time = f"{told.seconds:.0f} Sekunden{pace}".replace(".", ",")
    return [model, f"Zeit: {time}", f"Aussagen: {told.statements}", f"davon nicht voll belegt: {told.unproven}"]
