package org.rescind.index.manifest;

import java.util.stream.Collectors;

/** The first line shows that the file is not of the format that was named. */
class WrongColumnsException extends UnreadableFileException {

    WrongColumnsException(ManifestFormat format, int columns) {
        super("Line 1 has %d columns; a file of the format %s has %s."
                .formatted(
                        columns,
                        format.wireName(),
                        format.columns().stream().sorted().map(String::valueOf).collect(Collectors.joining(" or "))));
    }
}
