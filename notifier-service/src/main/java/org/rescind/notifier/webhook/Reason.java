package org.rescind.notifier.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Why an attempt is a failure. The texts say no more than what the institution can see itself: they must not turn us into a
 * port scanner.
 */
public enum Reason {
    /** Too many attempts to its address are under way. We said nothing to it, so it has not failed. */
    NO_PLACE("as many attempts to its address as we allow are under way"),
    INVALID_URL("the URL cannot be used"),
    NO_ADDRESS("the host name leads to no address"),
    NOT_PUBLIC("the host name leads to an address that we do not deliver to"),
    NO_CONNECTION("no connection"),
    TLS("no trusted TLS connection"),
    TIMEOUT("no complete answer in time"),
    CUT("the connection ended before the answer did"),
    INVALID_ANSWER("the answer is not valid HTTP"),
    TOO_LONG("the answer is longer than 16 KiB"),
    REDIRECT("a redirect, and we follow none"),
    GONE("410: it wants no more"),
    TOO_LARGE("413: the notice is too large for it"),
    SLOW_DOWN("it asks us to come later"),
    STATUS("the answer is not a 2xx"),
    /** To a challenge. */
    NOT_ECHOED("the answer does not hold the challenge");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /** In words that may be shown to the institution. */
    public String text() {
        return text;
    }

    /** As it is stored and sent: {@code no_connection}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
