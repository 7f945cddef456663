package org.rescind.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The layout of YFCC100M of 2016: 25 columns, about 500 bytes a row. Its texts are invented words. */
final class YfccManifest extends Manifest {
    private static final byte[][] WORDS = ascii(List.of(
            "vel", "moratin", "drel", "quis", "torvash", "len", "prado", "dov", "mekrul", "sof", "nimgar", "bex",
            "lowen", "tam", "sidhar", "ion", "kel", "paurix", "ost", "umifae", "dru", "golnes", "cah", "brizan", "tev",
            "ulmord", "jyn", "eskala", "bor", "cimdex", "fyn", "gru%27s"));
    private static final byte[][] CAMERAS =
            ascii(List.of("", "Orvex+D+842", "Canon+PowerShot+ELPH+310+HS", "Talpa+7", "NIKON+D90", "Orvex+mini"));
    private static final byte[][] LICENCES = ascii(List.of(
            "Attribution License\thttp://creativecommons.org/licenses/by/2.0/\t",
            "Attribution-NonCommercial-ShareAlike License\thttp://creativecommons.org/licenses/by-nc-sa/2.0/\t",
            "Attribution-NonCommercial-NoDerivs License\thttp://creativecommons.org/licenses/by-nc-nd/2.0/\t",
            "Attribution-NonCommercial License\thttp://creativecommons.org/licenses/by-nc/2.0/\t"));

    private final byte[][] nsids;

    YfccManifest(Photos photos) {
        super(photos);
        this.nsids = photos.nsids();
    }

    @Override
    void write(long photo, Line line) {
        var id = photos().id(photo);
        var owner = photos().owner(photo);
        var chance = Mix.of(photos().seed() + 1, photo);
        line.add(photo).add('\t').add(id).add('\t');
        line.hex(chance, 16).hex(Mix.next(chance), 14).add('\t');
        line.add(nsids[owner]).add('\t');
        line.add(WORDS[owner % WORDS.length]).add('+').add((long) owner).add('\t');
        dates(chance, line);
        line.add(CAMERAS[Mix.below(chance, CAMERAS.length)]).add('\t');
        words(chance, 2 + (int) (chance & 3), '+', line);
        words(Mix.next(chance), 4 + (int) (chance >>> 2 & 15), '+', line);
        words(Mix.next(chance + 1), (int) (chance >>> 6 & 7), ',', line);
        line.add('\t');
        place(chance, line);
        links(id, nsids[owner], chance, line);
        line.add("0\n");
    }

    private static void dates(long chance, Line line) {
        line.add("2012-02-").add((char) ('1' + (chance & 1))).add((char) ('0' + Mix.below(chance, 10)));
        line.add(" 09:56:37.0\t").add(1_331_840_483L + (chance >>> 40)).add('\t');
    }

    private static void words(long chance, int count, char between, Line line) {
        var rest = chance;
        for (var i = 0; i < count; i++) {
            if (i > 0) {
                line.add(between);
            }
            if (i % 12 == 11) {
                rest = Mix.next(rest);
            }
            line.add(WORDS[(int) (rest >>> 5 * (i % 12) & 31)]);
        }
        line.add('\t');
    }

    private static void place(long chance, Line line) {
        if ((chance & 64) == 0) {
            line.add("\t\t\t");
            return;
        }
        line.add('-')
                .add((long) Mix.below(chance, 180))
                .add('.')
                .add(chance >>> 44)
                .add('\t');
        line.add((long) Mix.below(chance, 85)).add('.').add(chance >>> 45).add("\t16\t");
    }

    private static void links(long id, byte[] nsid, long chance, Line line) {
        var server = 7_000L + (chance >>> 52 & 255);
        var secret = Mix.next(chance + 2);
        line.add("http://www.flickr.com/photos/").add(nsid).add('/').add(id).add("/\t");
        line.add("http://farm8.staticflickr.com/").add(server).add('/').add(id).add('_');
        line.hex(secret, 10).add(".jpg\t");
        line.add(LICENCES[(int) (chance & 3)]);
        line.add(server)
                .add("\t8\t")
                .hex(secret, 10)
                .add('\t')
                .hex(secret >>> 8, 10)
                .add("\tjpg\t");
    }

    private static byte[][] ascii(List<String> texts) {
        return texts.stream()
                .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }
}
