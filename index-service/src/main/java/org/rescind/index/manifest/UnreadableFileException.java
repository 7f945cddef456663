package org.rescind.index.manifest;

/** The file is not what it was said to be; nothing of it can be used, so nothing of it is kept. */
class UnreadableFileException extends RuntimeException {

    private final String explanation;

    UnreadableFileException(String explanation) {
        super(explanation);
        this.explanation = explanation;
    }

    String explanation() {
        return explanation;
    }
}
