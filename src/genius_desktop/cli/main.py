"""The command line: from words to an exit code."""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence

from genius_desktop import logbook, paths, problem_words, wording
from genius_desktop.cli import parser as words
from genius_desktop.cli.output import say
from genius_desktop.cli.progress import Progress, style
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem, Interrupted, Problem

DONE, USAGE, USER_CAN_FIX, SETUP_CAN_FIX, CANCELLED, BUG = 0, 2, 3, 4, 5, 70


def run(arguments: Sequence[str]) -> int:
    """Run a command; give its exit code."""
    parser = words.build()
    given = parser.parse_args(arguments)
    places = paths.places(given.home)
    progress = Progress(style(given.progress, quiet=given.quiet))
    try:
        if not (given.command == "doctor" and given.check):
            # The check names it among all else that is wrong.
            paths.make_private(places.home)
        places = _placed(places)
        logbook.rotate(places.log, places.log_limit_bytes)
        _command(parser, given, places=places, progress=progress)
    except Problem as refusal:
        progress.end()
        logbook.note(places.log, refusal.code)
        say(problem_words.problem_sentence(refusal.code, refusal.detail))
        return USER_CAN_FIX if isinstance(refusal, InputProblem) else SETUP_CAN_FIX
    except (Interrupted, KeyboardInterrupt):
        progress.end()
        say(wording.CANCELLED, quiet=given.quiet)
        return CANCELLED
    except BrokenPipeError:
        # Whoever read our output has gone; there is no one left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception:  # noqa: BLE001 (the one place where a bug becomes an exit code)
        progress.end()
        with places.log.open("a", encoding="utf-8") as log:
            traceback.print_exc(file=log)
        logbook.note(places.log, "bug")
        say(problem_words.BUG.sentence(str(places.log)))
        return BUG
    return DONE


def _placed(places: Places) -> Places:
    """Give the folders with what the house has laid down of them."""
    if not paths.policy().exists():
        return places
    from genius_desktop import policy

    return policy.read(paths.policy()).placed(places)


def _command(parser: argparse.ArgumentParser, given: argparse.Namespace, *, places: Places, progress: Progress) -> None:
    match given.command:
        case "read":
            from genius_desktop.cli.reading import read

            read(given, places, progress)
        case "plain":
            from genius_desktop.cli.plain import plain

            plain(given, places, progress)
        case "overview":
            from genius_desktop.cli.overview import overview

            overview(given, places, progress)
        case command if command in _WITH_RESULT:
            from genius_desktop.cli import house
            from genius_desktop.cli.summarise import needs_out

            house.impose(given)
            if (command != "jobs" or given.action in _SHOWING) and needs_out(given):
                parser.error(wording.OUT_NEEDED.format(given.format))
            _with_result(given, places, progress)
        case _:
            _about_this_pc(parser, given, places=places, progress=progress)


# What is kept in the history and delivered in a format; what of it shows a result.
_WITH_RESULT = frozenset({"summarize", "ask", "rewrite", "compare", "write", "jobs"})
_SHOWING = frozenset({"resume", "show", "rephrase"})


def _with_result(given: argparse.Namespace, places: Places, progress: Progress) -> None:
    match given.command:
        case "summarize":
            from genius_desktop.cli.summarise import summarise

            summarise(given, places, progress)
        case "ask":
            from genius_desktop.cli.asking import ask

            ask(given, places, progress)
        case "rewrite":
            from genius_desktop.cli.rewriting import rewrite

            rewrite(given, places, progress)
        case "write":
            from genius_desktop.cli.writing import write

            write(given, places, progress)
        case "compare":
            from genius_desktop.cli.comparing import compare

            compare(given, places, progress)
        case "jobs":
            from genius_desktop.cli.jobs import jobs

            jobs(given, places, progress)


def _about_this_pc(
    parser: argparse.ArgumentParser, given: argparse.Namespace, *, places: Places, progress: Progress
) -> None:
    match given.command:
        case "bench":
            from genius_desktop.cli.measuring import bench

            bench(given, places, progress)
        case "doctor" if given.calibrate:
            from genius_desktop.cli.measuring import calibrate

            calibrate(given, places, progress)
        case "doctor":
            from genius_desktop.cli.doctor import doctor

            doctor(given, places)
        case "assistants":
            from genius_desktop.cli.office_assistants import assistants

            assistants(given, places, progress)
        case "server":
            from genius_desktop.cli.server import server

            server(given, places, progress)
        case "settings":
            from genius_desktop.cli.own_settings import own_settings

            own_settings(given, places)
        case "library" | "search":
            from genius_desktop.cli import library

            (library.library if given.command == "library" else library.search)(given, places, progress)
        case "models":
            from genius_desktop.cli.models import models

            models(given, places, progress)
        case _:
            parser.print_help()
