"""What a person can put right, each with a stable code; everything else is a bug."""

# The user can put these right: another document, another place, a password.
INPUT_CODES = frozenset(
    {
        "file-missing",
        "document-changed",
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
        "empty-text",
        "two-versions",
        "too-many-documents",
        "unknown-choice",
        "model-unknown",
        "several-models",
        "no-model-there",
        "parts-missing",
        "source-gone",
        "unknown-section",
        "sections-of-several",
        "long-text",
        "nothing-left",
        "unknown-job",
        "ambiguous-job",
        "no-result",
        "no-question",
        "question-too-long",
        "too-many-questions",
        "question-foreign",
        "laid-down",
        "setting-unfit",
        "procedure-broken",
        "procedure-unknown",
        "procedure-shipped",
        "procedure-parcel",
        "entry-missing",
        "entry-unfit",
        "unknown-collection",
        "empty-query",
        "documents-unwanted",
    }
)
# A server does not do what it is asked; where the time helps, a job for it can wait.
_PASSING_AT_SERVER = frozenset(
    {
        "server-dns",
        "server-unreachable",
        "server-proxy-unreachable",
        "server-busy",
        "server-silent",
        "server-interrupted",
    }
)
SERVER_CODES = _PASSING_AT_SERVER | {
    "server-address",
    "server-token-malformed",
    "server-ca-file",
    "server-proxy-address",
    "server-proxy",
    "server-tls",
    "server-tls-unknown",
    "server-tls-expired",
    "server-tls-name",
    "server-clock",
    "server-login-page",
    "server-redirect",
    "server-wrong-path",
    "server-refused-token",
    "server-no-model",
    "server-model-unchosen",
    "server-context",
    "server-answer",
    "server-budget",
}
# An administrator can put these right: install, free, allow, repair.
SETUP_CODES = SERVER_CODES | frozenset(
    {
        "model-missing",
        "model-damaged",
        "model-unreadable",
        "model-incomplete",
        "model-wrong-type",
        "model-malformed",
        "model-unknown-architecture",
        "model-forbidden",
        "model-shared",
        "model-in-use",
        "copy-damaged",
        "catalog-missing",
        "catalog-unsigned",
        "catalog-untrusted",
        "catalog-broken",
        "catalog-older",
        "catalog-key",
        "file-too-big",
        "folder-not-writable",
        "medium-gone",
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
        "library-too-new",
        "library-damaged",
        "library-in-use",
        "library-full",
        "library-unwritable",
        "profile-not-writable",
        "assistant-broken",
        "policy-broken",
        "policy-partly",
        "settings-too-new",
        "processor-too-old",
        "processor-slow",
        "memory-too-small",
        "memory-little",
        "disk-little",
        "profile-network",
        "profile-roaming",
        "system-too-old",
        "driver-missing",
        "library-missing",
        "module-missing",
        "module-crashes",
        "illegal-instruction",
        "program-replaced",
        "other-version-open",
        "server-off",
        "server-moved",
        "server-forbidden",
        "server-forced",
        "server-local-folder",
        "server-class",
        "credentials-missing",
        "credentials-locked",
        "credentials-unsafe",
        "credentials-too-long",
        "not-allowed",
    }
)
# Of what the user can put right, this can change while the job stays as it is: a password, a drive that is back.
_PASSING = frozenset({"encrypted-document", "document-changed", "file-missing", "file-unreadable"})


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


def waits_for_server(code: str) -> bool:
    """Tell whether a job for a server that ended on this code may be asked again later, without anyone doing a thing.

    The detail of `server-busy` begins with the seconds that the server wants to be left alone, if it names any.
    """
    return code in _PASSING_AT_SERVER


def problem(code: str, detail: str = "") -> Problem:
    """Build the problem a code stands for, as it is needed behind a process border.

    Raises `KeyError` for a code that no one defined.
    """
    if code in INPUT_CODES:
        return InputProblem(code, detail)
    if code in SETUP_CODES:
        return SetupProblem(code, detail)
    raise KeyError(code)
