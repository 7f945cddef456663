package org.rescind.messaging;

/**
 * A message that will never be readable, or never applicable, however often it is tried: it goes to the quarantine. Its
 * text is shown to operators and never quotes the message.
 */
public class UnreadableEventException extends RuntimeException {

    private final String reason;

    public UnreadableEventException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
