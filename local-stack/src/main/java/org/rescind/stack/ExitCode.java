package org.rescind.stack;

/** What the launcher ends with; Ctrl-C's 130 and SIGTERM's 143 are the JVM's own. */
enum ExitCode {
    OK(0),
    FAILURE(1),
    /** A wrong option, or a port that is taken: nothing has been started. */
    USAGE(2);

    final int number;

    ExitCode(int number) {
        this.number = number;
    }
}
