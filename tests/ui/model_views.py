"""The dialog of the language models and two results side by side, for the tests of every view."""

from dataclasses import replace
from pathlib import Path

from genius_desktop import calibration_words
from genius_desktop.devices import Verdict
from genius_desktop.domain import EngineInfo, Plan
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.models_compared import OtherModel, SideBySide
from genius_desktop.ui.models_dialog import ModelsDialog
from genius_desktop.ui.story import Story
from genius_desktop.weights import Figures, Offer
from tests.ui.examples import ABSENT, LONG
from tests.ui.tellings import STATEMENTS, summary

HERE = Offer(
    "qwen2.5-coder-1.5b-instruct-q4_k_m",
    "Qwen2.5 Coder 1.5B (Startmodell)",
    "starter",
    "Apache-2.0",
    ("de", "en"),
    "Brauchbares Deutsch, läuft auf jedem Büro-PC.",
    1_117_320_768,
    2_200_000_000,
    "ready",
    "catalog",
    path=Path("/modelle/start.gguf"),
    fit="runs",
    pages_per_minute=4.2,
    figures=Figures(0.93, 0.73, 1.0, 0.0, "2026-11-22", "60aa257"),
)
OFFERS = (
    HERE,
    replace(
        HERE, name="granite-4.0-micro-q4_k_m", title="Granite 4.0 Micro 3B", tier="small", state="partial",
        origin="publisher", path=None, part_bytes=700_000_000, can_fetch=True, figures=None, pages_per_minute=0.0,
    ),
    replace(
        HERE, name="ministral-3-8b", title="Ministral 3 8B", tier="large", state="missing", path=None, can_fetch=True,
        fit="memory-short", lacking_bytes=900_000_000, bytes=5_200_000_000, figures=None, pages_per_minute=0.0,
    ),
    replace(
        HERE, name="verwaltungsmodell-der-verbandsgemeinde-musterau-4b-instruct-q5_k_m", tier="", licence="", note="",
        title="Verwaltungssprachmodell der Verbandsgemeinde Musterau 4B Instruct", state="unaccepted",
        origin="unknown", in_catalog=False, figures=None, pages_per_minute=0.0,
    ),
)  # fmt: skip
VERDICTS = (
    Verdict("Intel(R) UHD Graphics 620 (KBL GT2)", "Intel open-source Mesa driver 24.2.8", "slower", "", 30.04, 12.5),
    Verdict("AMD Radeon Graphics (RADV PHOENIX)", "radv Mesa 24.2.8", "crashed"),
)
CATALOG = (
    "Der Modellkatalog Ihrer Verwaltung ist nicht gültig unterschrieben (/etc/xdg/genius-desktop/catalog.toml). Die "
    "Datei wurde verändert, oder sie stammt von einem Schlüssel, dem dieser PC nicht vertraut. Es gilt der "
    "mitgelieferte Katalog."
)


def models(desktop: Desktop, _story: Story) -> None:
    """Show the dialog while a model is loaded."""
    dialog = shown(desktop)
    dialog.list.setCurrentRow(1)
    dialog.loading.show_progress("fetch", 700_000_000, 2_100_000_000)
    dialog.show_busy(busy=True)


def models_measured(desktop: Desktop, _story: Story) -> None:
    """Show what measuring has found, with a graphics chip of a long name that is not used."""
    plan = Plan(4, prefill_rate=60.0, decode_rate=20.0)
    told = replace(HERE, pages_per_minute=0.0, planned_pages_per_minute=4.2, plan=plan, verdicts=VERDICTS)
    dialog = ModelsDialog(desktop.window)
    dialog.show_offers((told, *OFFERS[1:]), current=HERE.name, catalog=CATALOG)
    dialog.loading.show_end(calibration_words.found(told))
    dialog.open()


def models_refused(desktop: Desktop, _story: Story) -> None:
    """Show the dialog with a model that no one knows, and after a problem."""
    dialog = shown(desktop)
    dialog.list.setCurrentRow(3)
    dialog.loading.show_end("Das Modell ist übernommen.")


def shown(desktop: Desktop) -> ModelsDialog:
    dialog = ModelsDialog(desktop.window)
    dialog.show_offers(OFFERS, current=HERE.name, catalog=CATALOG)
    dialog.open()
    return dialog


def other_model(desktop: Desktop, _story: Story) -> None:
    OtherModel(desktop.window, HERE.title, [(one.title, one.name) for one in OFFERS[1:]]).open()


def side_by_side(desktop: Desktop, _story: Story) -> None:
    """Show two results, of which one has nothing but long sentences."""
    told = summary()
    engine = EngineInfo("local", OFFERS[3].name, "0" * 64, origin="unknown")
    other = replace(told, statements=(LONG, ABSENT, *STATEMENTS), engine=engine)
    SideBySide(desktop.window, (told, other)).open()


MODEL_VIEWS = {
    "models while loading": models,
    "models after import": models_refused,
    "models after measuring": models_measured,
    "model to compare with": other_model,
    "models compared": side_by_side,
}
