"""What a person can put right, each with a stable code; everything else is a bug."""

# The user can put these right: another document, another place, a password.
INPUT_CODES = frozenset(
    {
        "file-missing",
        "file-unreadable",
        "not-a-file",
        "empty-file",
        "too-large",
        "unknown-format",
        "encrypted-document",
        "locked-to-key",
        "damaged-document",
        "no-pages",
        "no-text",
        "xfa-form",
        "too-short",
        "too-costly",
        "reader-died",
        "quarantined",
        "output-not-writable",
        "output-exists",
        "no-documents",
        "too-many-documents",
        "unknown-choice",
        "unknown-section",
        "sections-of-several",
        "nothing-left",
        "unknown-job",
        "ambiguous-job",
        "no-result",
    }
)
# An administrator can put these right: install, free, allow, repair.
SETUP_CODES = frozenset(
    {
        "model-missing",
        "model-damaged",
        "model-unreadable",
        "model-incomplete",
        "model-wrong-type",
        "model-malformed",
        "model-unknown-architecture",
        "memory-short",
        "disk-full",
        "engine-missing",
        "no-usable-answer",
        "server-not-configured",
        "worker-died",
        "worker-missing",
        "fetch-failed",
        "archive-too-new",
        "archive-in-use",
        "archive-damaged",
        "history-full",
        "history-unwritable",
        "profile-not-writable",
        "assistant-broken",
        "policy-broken",
        "not-allowed",
    }
)
# Of what the user can put right, this can change while the job stays as it is: a password, a drive that is back.
_PASSING = frozenset({"encrypted-document", "file-missing", "file-unreadable"})


class Problem(Exception):
    """Something a person can put right; `code` names it on the wire, `detail` is a name or a number."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


class Interrupted(Exception):
    """The user wished the job to end; it is neither a problem nor a bug."""


class InputProblem(Problem):
    """The user can put it right."""


class SetupProblem(Problem):
    """An administrator can put it right."""


def may_pass(code: str) -> bool:
    """Tell whether a job that ended on this code can end otherwise if it goes on; an empty code is no problem."""
    return code not in INPUT_CODES or code in _PASSING


def problem(code: str, detail: str = "") -> Problem:
    """Build the problem a code stands for, as it is needed behind a process border.

    Raises `KeyError` for a code that no one defined.
    """
    if code in INPUT_CODES:
        return InputProblem(code, detail)
    if code in SETUP_CODES:
        return SetupProblem(code, detail)
    raise KeyError(code)
