"""The error tree.

Two kinds only. A ``UserError`` is somebody's to fix: its text is shown as it is, to the member in
Discord or to the person at the command line, so it says what happened and what to do next. Anything
else is a bug: the full traceback goes to the log and the member gets a short apology with a
reference.

    UserError
    ├── SettingsError        a setting is missing or malformed; stops the start
    ├── RequestRefused       what was asked for is outside what the model or the host allows
    ├── ModelUnavailable     weights missing, broken, or not downloadable; the bot stays up
    ├── OutOfMemory          the clip does not fit the GPU, after everything was tried
    ├── CannotFit            no encoding of the clip is under the upload limit
    ├── Withheld             made, and not shown: the output check found something in it
    └── Unchecked            not shown, since the output check could not look at it
    DeviceLost               a bug below us: this process cannot compute on the device any more
    └── DeviceHung           ... because a step never ended
    WorkerLost               another process that made it is gone; others may try
    Cancelled                not an error: somebody pressed Cancel, the work stops
"""

from .text import ENGLISH, Text, render


class UserError(Exception):
    """Something a person can fix; ``text`` is shown to them, in their language.

    ``str(error)`` is the English of it, for logs and the command line. ``detail`` is for the host
    alone: folders of this computer, and what a library said.
    """

    def __init__(self, text: Text, detail: str | None = None) -> None:
        self.text = text
        self.detail = detail
        super().__init__(render(text, ENGLISH))


class SettingsError(UserError):
    """One or more settings are missing or malformed; the text lists them all."""


class RequestRefused(UserError):
    """What was asked for is out of range; the text says the range."""


class ModelUnavailable(UserError):
    """A model's weights are missing, broken or could not be downloaded."""


class OutOfMemory(UserError):
    """The clip needs more memory than the device has, also after every memory saving was tried."""


class CannotFit(UserError):
    """No encoding of the clip stays under the upload limit."""


class Withheld(UserError):
    """The clip was made, and the output check does not let it be shown."""


class Unchecked(UserError):
    """The clip could not be checked, and nothing is shown unchecked."""


class DeviceLost(Exception):
    """The device cannot be used by this process any more: a CUDA error other than running out of
    memory, or a step that never ends. Only a new process helps.
    """


class DeviceHung(DeviceLost):
    """No sign of life came from the device for longer than a step may take."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Nothing was heard from the device for {seconds:g} seconds.")
        self.seconds = seconds


class WorkerLost(Exception):
    """The process that a clip was made in is gone, or cannot use its device any more; another may
    make it.

    ``hung``: seconds after which a step counted as hung, where that was why. ``given_back``:
    whether it was stopped by its host, so that the clip is not to blame.
    """

    def __init__(self, why: str, *, hung: float | None = None, given_back: bool = False) -> None:
        super().__init__(why)
        self.hung = hung
        self.given_back = given_back


class Cancelled(Exception):
    """The job was cancelled; raised inside the work to stop it, never shown."""


def apology(reference: str) -> Text:
    """What a member hears of a bug; the log has the traceback under the same reference."""
    return Text("errors-apology", reference=reference)


def what_is_wrong(error: Exception) -> str:
    """For the log: the kind of an error, and where in a value it is; without the value, which may
    be what a member wrote.
    """
    found = getattr(error, "errors", None)  # of pydantic
    if not callable(found):
        return type(error).__name__
    faults = found(include_url=False, include_context=False, include_input=False)
    return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['type']}" for one in faults)
