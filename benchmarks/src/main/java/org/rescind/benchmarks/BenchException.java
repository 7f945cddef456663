package org.rescind.benchmarks;

/** Why the run cannot go on, in words for the person who started it. */
final class BenchException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BenchException(String message) {
        super(message);
    }
}
