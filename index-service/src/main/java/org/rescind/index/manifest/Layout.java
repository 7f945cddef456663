package org.rescind.index.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.rescind.web.Problem;

/** How a file is read: its format and, where that leaves it open, which column is what. */
record Layout(ManifestFormat format, Mapping mapping) {

    static Layout of(String name, Mapping mapping) {
        ManifestFormat format = ManifestFormat.named(name)
                .orElseThrow(() -> Problem.UNKNOWN_FORMAT.with("The formats are: " + formats() + "."));
        format.accept(mapping);
        return new Layout(format, mapping);
    }

    private static String formats() {
        return Arrays.stream(ManifestFormat.values())
                .map(ManifestFormat::wireName)
                .collect(Collectors.joining(", "));
    }

    /** The same for the same layout. */
    String name() {
        String query = mapping.toString();
        return query.isEmpty() ? format.wireName() : format.wireName() + "?" + query;
    }

    Manifest open(InputStream file) throws IOException {
        return format.open(new Window(file), mapping);
    }
}
