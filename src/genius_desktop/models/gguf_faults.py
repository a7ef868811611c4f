"""The problems a file of weights can have, in one place: a code, and why as words for people."""

from genius_desktop.model_words import MODEL_CUT, MODEL_FAULTS, MODEL_KINDS, ModelFault, ModelKind, megabytes
from genius_desktop.problems import SetupProblem


def malformed(fault: ModelFault) -> SetupProblem:
    """Tell of a file that contradicts itself."""
    return SetupProblem("model-malformed", MODEL_FAULTS[fault])


def wrong_type(kind: ModelKind) -> SetupProblem:
    """Tell of a file that is something else."""
    return SetupProblem("model-wrong-type", MODEL_KINDS[kind])


def unknown(name: str) -> SetupProblem:
    """Tell of weights this program cannot work with."""
    return SetupProblem("model-unknown-architecture", name)


def cut_short(size: int, needed: int = 0) -> SetupProblem:
    """Tell of a file whose end is missing; `needed` bytes where the file says how long it should be."""
    return SetupProblem("model-incomplete", megabytes(size, needed) if needed else MODEL_CUT + megabytes(size))
