package org.rescind.stack.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An institution's copy of a list of faces: how many rows it has of each photo. */
final class Copy {
    private static final Pattern PICTURE = Pattern.compile("/(\\d+)_[0-9a-f]+\\.jpg");

    private final Map<String, Integer> before;
    private final Map<String, Integer> rows;

    private Copy(Map<String, Integer> rows) {
        this.before = rows;
        this.rows = new HashMap<>(rows);
    }

    /** Reads a manifest in the layout of Diversity in Faces, whose second column is a link to the picture. */
    static Copy read(Stream<String> lines) {
        return new Copy(
                lines.map(Copy::photo).collect(Collectors.toUnmodifiableMap(photo -> photo, photo -> 1, Integer::sum)));
    }

    /** Another copy as this one was made. */
    Copy another() {
        return new Copy(before);
    }

    /** A copy of two thirds of the photos. */
    Copy partial() {
        var kept = new HashMap<String, Integer>();
        before.forEach((photo, count) -> {
            if (Math.floorMod(photo.hashCode(), 3) > 0) {
                kept.put(photo, count);
            }
        });
        return new Copy(Map.copyOf(kept));
    }

    /** Deletes all rows of a photo; false when there are none. */
    synchronized boolean purge(String photo) {
        return rows.remove(photo) != null;
    }

    synchronized boolean holds(String photo) {
        return rows.containsKey(photo);
    }

    /** What it held once and holds no longer. */
    synchronized Set<String> deleted() {
        return before.keySet().stream()
                .filter(photo -> !rows.containsKey(photo))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean held(String photo) {
        return before.containsKey(photo);
    }

    private static String photo(String line) {
        var picture = PICTURE.matcher(line);
        if (!picture.find()) {
            throw new IllegalArgumentException("no picture in " + line);
        }
        return "flickr:" + picture.group(1);
    }
}
