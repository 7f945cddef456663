package org.rescind.index.manifest;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rescind.references.Nsid;
import org.rescind.references.PhotoId;

/** The layouts of published datasets that can be imported, and three for whatever else has a row for each picture. */
enum ManifestFormat {

    /**
     * YFCC100M: tab separated, no quoting. The release of 2014 has 23 columns; that of 2016 has a line number and a hash
     * more, so 25. The photo id and the account stand in columns of their own and in links, which have to agree.
     */
    YFCC100M {
        @Override
        Manifest open(Window file, Mapping none) {
            return columns(file, new Fields('\t', false), Set.of(23, 25), ManifestFormat::yfcc);
        }
    },

    /** IBM Diversity in Faces: comma separated, perhaps quoted, one row for each face; the link is the only key. */
    DIF {
        @Override
        Manifest open(Window file, Mapping none) {
            return columns(
                    file,
                    new Fields(',', true),
                    Set.of(191),
                    fields -> new Keys(null, fields.text(1), null, null).row());
        }
    },

    /** MegaFace: a path on each line, or all of them in a JSON object's array {@code path}. */
    MEGAFACE {
        @Override
        Manifest open(Window file, Mapping none) throws IOException {
            return MemberReader.isObject(file)
                    ? new Manifest(MemberReader.ofArray(file, "path"), new PathRows(JsonRows::text))
                    : paths(file);
        }
    },

    /** DiveFace: a path of MegaFace 2 on each line. */
    DIVEFACES {
        @Override
        Manifest open(Window file, Mapping none) {
            return paths(file);
        }
    },

    /** PIPA: eight numbers; the first is the album's, the second the photo's. It names no account. */
    PIPA {
        @Override
        Manifest open(Window file, Mapping none) {
            return columns(
                    file,
                    new Fields(' ', false),
                    Set.of(8),
                    fields -> new Keys(fields.text(1), null, null, null).row());
        }
    },

    /** Flickr-Faces-HQ: one JSON object with a member for each picture; the photo's page names the account by id or alias. */
    FFHQ {
        @Override
        Manifest open(Window file, Mapping none) {
            return new Manifest(MemberReader.ofObject(file), JsonRows.ofMembers(Mapping.ofUrl("metadata.photo_url")));
        }
    },

    /** Comma separated, with the quotes of RFC 4180, within which a line may end. */
    CSV {
        @Override
        void accept(Mapping mapping) {
            mapping.requireColumns();
        }

        @Override
        Manifest open(Window file, Mapping mapping) throws IOException {
            LineReader rows = new LineReader(file, new QuotedRows(','));
            return new Manifest(rows, Columns.read(rows, new Fields(',', true), mapping));
        }
    },

    /** Tab separated; a quote is data. */
    TSV {
        @Override
        void accept(Mapping mapping) {
            mapping.requireColumns();
        }

        @Override
        Manifest open(Window file, Mapping mapping) throws IOException {
            LineReader lines = new LineReader(file, null);
            return new Manifest(lines, Columns.read(lines, new Fields('\t', false), mapping));
        }
    },

    /** A JSON object on each line. */
    JSONL {
        @Override
        void accept(Mapping mapping) {
            mapping.requireMembers();
        }

        @Override
        Manifest open(Window file, Mapping mapping) {
            return new Manifest(new LineReader(file, null), JsonRows.ofLines(mapping));
        }
    };

    private static final Pattern PAGE = Pattern.compile("/(?:photos|videos)/([^/]+)/([0-9]+)(?:[/?#]|$)");

    static Optional<ManifestFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.wireName().equals(name))
                .findFirst();
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Throws a problem when a file cannot be read with it. */
    void accept(Mapping mapping) {
        mapping.requireNothing(wireName());
    }

    abstract Manifest open(Window file, Mapping mapping) throws IOException;

    Manifest columns(Window file, Fields fields, Set<Integer> counts, Function<Fields, Row> meaning) {
        String expected = "a file of the format %s has %s"
                .formatted(
                        wireName(),
                        counts.stream().sorted().map(String::valueOf).collect(Collectors.joining(" or ")));
        return new Manifest(new LineReader(file, null), new ColumnRows(fields, counts::contains, expected, meaning));
    }

    private static Manifest paths(Window file) {
        return new Manifest(new LineReader(file, null), new PathRows(Json::text));
    }

    private static Row yfcc(Fields fields) {
        boolean v2 = fields.count() == 25;
        String id = fields.text(v2 ? 1 : 0);
        String nsid = fields.text(v2 ? 3 : 1);
        if (!PhotoId.isPhotoId(id)) {
            return new Row.Refused("photo_id");
        }
        if (!Nsid.isNsid(nsid)) {
            return new Row.Refused("nsid");
        }
        return names(fields.text(v2 ? 15 : 13), nsid, id) && names(fields.text(v2 ? 16 : 14), nsid, id)
                ? new Row.Record(PhotoId.key(id), nsid.toUpperCase(Locale.ROOT))
                : new Row.Refused("ids_differ");
    }

    /** {@code …/<id>_<secret>…} of a picture, or a page or video of this account; an empty link contradicts nothing. */
    private static boolean names(String link, String nsid, String id) {
        return link.isEmpty()
                || link.contains("/" + id + "_")
                || link.contains("/" + nsid + "/" + id + "/")
                || isPage(link, nsid, id);
    }

    private static boolean isPage(String link, String nsid, String id) {
        Matcher page = PAGE.matcher(link);
        if (!page.find() || !page.group(2).equals(id)) {
            return false;
        }
        String account = page.group(1).replace("%40", "@");
        return !Nsid.isNsid(account) || account.equalsIgnoreCase(nsid);
    }
}
