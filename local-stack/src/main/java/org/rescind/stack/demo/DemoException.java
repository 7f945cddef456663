package org.rescind.stack.demo;

/** Why the demo cannot go on, in words for the person who watches it. */
final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DemoException(String message) {
        super(message);
    }
}
