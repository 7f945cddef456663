package org.rescind.partner;

/** What went wrong and what to do next, in words for the person at the terminal. */
final class AgentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ExitCode exitCode;

    AgentException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
