package org.rescind.stack;

/** Why the stack cannot run, in words for the person who started it. */
public final class StackException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExitCode exitCode;

    StackException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
