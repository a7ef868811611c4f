"""Whether this PC can run the program, told to its user and to whoever looks after it."""

from collections.abc import Iterator

from genius_desktop import health_words, logbook, paths, policy, policy_words, problem_words
from genius_desktop.health.checks import Around, Check, check
from genius_desktop.health.report import Report, keep
from genius_desktop.paths import Places
from genius_desktop.policy import Policy


def look(places: Places) -> Report:
    """Look at this PC and keep what was found."""
    return keep(places.home, check(Around(places.home)))


def show(report: Report, places: Places) -> None:
    """Print for the user what works, and each problem with what to do about it."""
    print(health_words.verdict(one.state for one in report.checks))
    for trouble in report.troubles:
        print(f"\n{sentence(trouble, places)}")


def sentence(trouble: Check, places: Places) -> str:
    """Say the problem that a check has found."""
    told = health_words.found_line(trouble.name, trouble.found)
    return problem_words.problem_sentence(
        trouble.problem, told or (str(places.home) if trouble.name == "profile" else "")
    )


def sheet(report: Report, places: Places) -> Iterator[str]:
    """Give the page for IT: every check, the house's file, the last problems, where the log is."""
    width = max(len(title) for title in health_words.TITLES.values())
    yield "Prüfung dieses PCs"
    for one in report.checks:
        code = f"  [{one.problem}]" if one.problem else ""
        told = health_words.check_line(one.name, one.state, one.found)
        yield f"  {health_words.title(one.name):<{width}}  {told}{code}"
    yield from _laid_down(policy.read(paths.policy()))
    yield "Letzte Störungen"
    found = logbook.troubles(places.log)[:10]
    yield from (f"  {one.at}  {one.code}  (Fassung {one.version})" for one in found)
    if not found:
        yield "  keine"
    yield "Protokoll"
    yield f"  {places.log} (höchstens {(logbook.OLDER + 1) * places.log_limit_bytes // 1_000_000} MB)"


def _laid_down(rules: Policy) -> Iterator[str]:
    yield "Richtlinie"
    file = paths.policy()
    yield f"  {file}{'' if file.exists() else ' (nicht vorhanden)'}"
    if rules.said:
        yield f"  Festgelegt: {', '.join(rules.said)}"
    yield from (f"  Fehler: {line}" for line in policy_words.fault_lines(rules.faults))
    yield from (f"  Nicht gefunden: {name}" for name in policy.absent(rules))
