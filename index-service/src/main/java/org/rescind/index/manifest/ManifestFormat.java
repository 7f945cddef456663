package org.rescind.index.manifest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rescind.references.Nsid;
import org.rescind.references.PhotoId;
import org.rescind.references.Reading;
import org.rescind.references.References;

/** The layouts of published datasets that can be imported. */
enum ManifestFormat {

    /**
     * YFCC100M: tab separated, no quoting. The release of 2014 has 23 columns; that of 2016 has a line number and a hash
     * more, so 25. The photo id stands in a column of its own and in both links, which have to agree.
     */
    YFCC100M(Set.of(23, 25), '\t', false) {
        @Override
        Row read(Fields fields) {
            boolean v2 = fields.count() == 25;
            String id = fields.text(v2 ? 1 : 0);
            String nsid = fields.text(v2 ? 3 : 1);
            if (!PhotoId.canonical(id).equals(Optional.of(id))) {
                return new Row.Refused("photo_id");
            }
            if (!Nsid.isNsid(nsid)) {
                return new Row.Refused("nsid");
            }
            return names(fields.text(v2 ? 15 : 13), id) && names(fields.text(v2 ? 16 : 14), id)
                    ? new Row.Record(PhotoId.key(id), nsid)
                    : new Row.Refused("ids_differ");
        }
    },

    /** IBM Diversity in Faces: comma separated, perhaps quoted, one row for each face; the link is the only key. */
    DIF(Set.of(191), ',', true) {
        @Override
        Row read(Fields fields) {
            Reading link = References.read(fields.text(1));
            return link.kind() == Reading.Kind.PHOTO
                    ? new Row.Record(PhotoId.key(String.valueOf(link.value())), null)
                    : new Row.Refused("link");
        }
    };

    private final Set<Integer> columns;
    private final char separator;
    private final boolean quotes;

    ManifestFormat(Set<Integer> columns, char separator, boolean quotes) {
        this.columns = columns;
        this.separator = separator;
        this.quotes = quotes;
    }

    static Optional<ManifestFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.wireName().equals(name))
                .findFirst();
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    Set<Integer> columns() {
        return columns;
    }

    Fields split(Fields fields, Line line) {
        return fields.split(line, separator, quotes);
    }

    /** @param fields as many as {@link #columns} allows */
    abstract Row read(Fields fields);

    /** {@code …/<id>/…} of a page or a video, {@code …/<id>_<secret>…} of a picture; an empty link contradicts nothing. */
    private static boolean names(String link, String id) {
        return link.isEmpty()
                || link.contains("/" + id + "_")
                || link.contains("/" + id + "/")
                || link.endsWith("/" + id);
    }
}
