package org.rescind.index.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A file as an import reads it.
 *
 * @param rows what each record says: "1 12345678@N00 alias" of photo 1, or the reason why it is refused
 * @param raw the bytes of each
 * @param lines their numbers
 */
record FileRead(List<String> rows, List<byte[]> raw, List<Long> lines, List<Long> offsets, Frame frame) {

    static FileRead of(String format, Mapping mapping, String file) throws IOException {
        return of(format, mapping, new ByteArrayInputStream(file.getBytes(UTF_8)));
    }

    static FileRead of(String format, String file) throws IOException {
        return of(format, Mapping.NONE, file);
    }

    static FileRead of(String format, Mapping mapping, InputStream file) throws IOException {
        Manifest manifest = Layout.of(format, mapping).open(file);
        List<String> rows = new ArrayList<>();
        List<byte[]> raw = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        List<Long> offsets = new ArrayList<>();
        for (Line line = manifest.records().next();
                line != null;
                line = manifest.records().next()) {
            rows.add(inWords(manifest.rows().read(line)));
            raw.add(line.raw(Line.LONGEST));
            lines.add(line.number());
            offsets.add(line.byteOffset());
        }
        return new FileRead(rows, raw, lines, offsets, manifest.records().frame());
    }

    private static String inWords(Row row) {
        if (row instanceof Row.Refused refused) {
            return refused.reason();
        }
        Row.Record record = (Row.Record) row;
        String photo = record.photo().replace("flickr:", "");
        String nsid = record.nsid() == null ? "" : " " + record.nsid();
        return photo + nsid + (record.alias() == null ? "" : " " + record.alias());
    }

    /** What an institution is handed out when only these are left. */
    byte[] less(List<Integer> removed) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(frame.head());
        boolean first = true;
        for (int i = 0; i < raw.size(); i++) {
            if (!removed.contains(i)) {
                file.writeBytes(first ? new byte[0] : frame.separator());
                file.writeBytes(raw.get(i));
                first = false;
            }
        }
        file.writeBytes(frame.tail());
        return file.toByteArray();
    }
}
