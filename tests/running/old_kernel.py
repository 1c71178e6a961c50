"""Runs a command as on a kernel that knows neither Landlock nor seccomp: the calls that ask for them are refused to it.

    python3 old_kernel.py COMMAND [ARGUMENT...]

Linux on x86-64 only. The exit code is that of the command; 77 when the kernel does not even allow this.
"""

import ctypes
import os
import struct
import sys

PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, MODE_FILTER = 22, 38, 2
PRCTL, SECCOMP, LANDLOCK_CREATE = 157, 317, 444
ALLOW, REFUSE = 0x7FFF0000, 0x00050000
ENOSYS, EINVAL = 38, 22
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06
NUMBER, FIRST_ARGUMENT = 0, 16


def rules() -> list[tuple[int, int, int, int]]:
    return [
        (LOAD, 0, 0, NUMBER),
        (EQUAL, 4, 0, LANDLOCK_CREATE),
        (EQUAL, 3, 0, SECCOMP),
        (EQUAL, 0, 3, PRCTL),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (EQUAL, 2, 1, PR_SET_SECCOMP),
        (RETURN, 0, 0, REFUSE | ENOSYS),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, REFUSE | EINVAL),
    ]


def main() -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    code = b"".join(struct.pack("<HBBI", *rule) for rule in rules())
    buffer = ctypes.create_string_buffer(code, len(code))
    program = ctypes.create_string_buffer(struct.pack("<HxxxxxxQ", len(rules()), ctypes.addressof(buffer)))
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(PR_SET_SECCOMP, MODE_FILTER, program, 0, 0):
        return 77
    os.execv(sys.argv[1], sys.argv[1:])
    return 77


if __name__ == "__main__":
    sys.exit(main())
