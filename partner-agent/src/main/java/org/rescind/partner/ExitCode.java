package org.rescind.partner;

/** What the command line ends with; documented in {@code --help}. */
enum ExitCode {
    OK(0),
    /** The publisher's service said no, or a file cannot be used. */
    REFUSED(1),
    USAGE(2),
    /** A message that must not be acted upon. */
    NOT_VERIFIED(3),
    /** Try again later: no connection, or the service is busy. */
    TEMPORARY(75);

    final int number;

    ExitCode(int number) {
        this.number = number;
    }
}
