"""Failures of the outside that may pass: a share that is away for a moment, a disk that did not answer."""

import errno

_PASSING = frozenset(
    {
        errno.EAGAIN,
        errno.EBUSY,
        errno.ECONNABORTED,
        errno.ECONNREFUSED,
        errno.ECONNRESET,
        errno.EHOSTDOWN,
        errno.EHOSTUNREACH,
        errno.EINTR,
        errno.EIO,
        errno.EMFILE,
        errno.ENETDOWN,
        errno.ENETUNREACH,
        errno.ENFILE,
        errno.ENOTCONN,
        errno.ESTALE,
        errno.ETIMEDOUT,
    }
)


def is_passing(error: BaseException) -> bool:
    """Say whether reading again may go well; a file that is damaged, missing or forbidden stays so."""
    return isinstance(error, OSError) and error.errno in _PASSING
