package org.rescind.index.download;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.rescind.index.dataset.ReleaseTable.Release;
import org.rescind.messaging.Snapshot;
import org.rescind.web.Sha256;

/** Opens releases as they are at this moment. */
@Singleton
class Editions {

    /** Of how we make a download out of records: another one makes other bytes, which need other tags. */
    private static final String MAKING = "1";

    private final ManifestTable table;

    /** Downloads of the same bytes that are under way at once share what is known about them. */
    private final Cache<String, Layout> layouts =
            Caffeine.newBuilder().weakValues().build();

    Editions(ManifestTable table) {
        this.table = table;
    }

    Edition open(Release release) {
        Snapshot snapshot = table.snapshot();
        try {
            long position = table.position(snapshot, release.dataset());
            String held = table.digestOfHeld(snapshot, release.dataset());
            List<Part> parts = table.parts(snapshot, release.id());
            return new Edition(this, snapshot, release, position, tag(release, position, held, parts), parts);
        } catch (RuntimeException e) {
            snapshot.close();
            throw e;
        }
    }

    /** Whatever the bytes depend on: the same tag means the same bytes. */
    private static String tag(Release release, long position, String held, List<Part> parts) {
        String imports =
                parts.stream().map(part -> part.id() + " " + part.digest()).collect(Collectors.joining(","));
        return Sha256.hex(String.join(
                        "\n",
                        MAKING,
                        release.dataset(),
                        release.release(),
                        "" + release.id(),
                        imports,
                        "" + position,
                        held))
                .substring(0, 32);
    }

    Layout layout(Edition edition) {
        return layouts.get(edition.tag(), unknown -> edition.measure(table));
    }

    ManifestTable table() {
        return table;
    }

    /** The records are not those that were measured: the next download measures again. */
    void forget(Edition edition) {
        layouts.invalidate(edition.tag());
        edition.parts().forEach(table::forget);
    }
}
