package org.rescind.index.manifest;

import java.util.stream.Collectors;

/** The first line shows that the file is not of the format that was named. */
class WrongColumnsException extends RuntimeException {

    private final String explanation;

    WrongColumnsException(ManifestFormat format, int columns) {
        this.explanation = "Line 1 has %d columns; a file of the format %s has %s."
                .formatted(
                        columns,
                        format.wireName(),
                        format.columns().stream().sorted().map(String::valueOf).collect(Collectors.joining(" or ")));
    }

    String explanation() {
        return explanation;
    }
}
