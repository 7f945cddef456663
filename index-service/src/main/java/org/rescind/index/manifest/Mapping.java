package org.rescind.index.manifest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rescind.web.Problem;

/**
 * Where a record names its photo: columns by name or by number from 1, or members by their path with dots.
 *
 * @param header whether the first line has the names of the columns; null when nothing is said about it
 */
record Mapping(
        @Nullable String photo,
        @Nullable String url,
        @Nullable String nsid,
        @Nullable String alias,
        @Nullable Boolean header) {

    private static final int LONGEST_NAME = 200;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}|10[01][0-9]|102[0-4]");

    static final Mapping NONE = new Mapping(null, null, null, null, null);

    static Mapping ofUrl(String url) {
        return new Mapping(null, url, null, null, null);
    }

    boolean hasHeader() {
        return header == null || header;
    }

    Stream<String> places() {
        return Stream.of(photo, url, nsid, alias).filter(Objects::nonNull);
    }

    boolean names(String place) {
        return places().anyMatch(place::equals);
    }

    boolean leadsThrough(String path) {
        return places().anyMatch(place -> place.startsWith(path + "."));
    }

    Keys keys(Function<String, @Nullable String> text) {
        return new Keys(at(photo, text), at(url, text), at(nsid, text), at(alias, text));
    }

    private static @Nullable String at(@Nullable String place, Function<String, @Nullable String> text) {
        return place == null ? null : text.apply(place);
    }

    /** Of a format whose columns are known. */
    void requireNothing(String format) {
        if (!equals(NONE)) {
            throw Problem.INVALID_REQUEST.with(
                    "The format %s is known: photo, url, nsid, alias and header are for csv, tsv and jsonl."
                            .formatted(format));
        }
    }

    void requireMembers() {
        requirePhoto("the member, such as id or image.url");
        if (header != null) {
            throw Problem.INVALID_REQUEST.with("JSON has no header; leave the parameter header out.");
        }
    }

    void requireColumns() {
        requirePhoto(hasHeader() ? "the column by the name that it has in line 1" : "the column by its number, from 1");
        if (!hasHeader() && !places().allMatch(place -> NUMBER.matcher(place).matches())) {
            throw Problem.INVALID_REQUEST.with(
                    "Without a header, photo, url, nsid and alias are numbers of columns, from 1 to %d."
                            .formatted(Fields.MOST));
        }
    }

    private void requirePhoto(String place) {
        if (photo == null && url == null) {
            throw Problem.INVALID_REQUEST.with(
                    "Say where the photo is: photo=… (its id) or url=… (a link to it), or both. The value names %s."
                            .formatted(place));
        }
        if (places().anyMatch(each -> each.isEmpty() || each.length() > LONGEST_NAME)) {
            throw Problem.INVALID_REQUEST.with(
                    "photo, url, nsid and alias have 1 to %d characters.".formatted(LONGEST_NAME));
        }
    }

    /** As a query, the same for the same mapping. */
    @Override
    public String toString() {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("photo", photo);
        parameters.put("url", url);
        parameters.put("nsid", nsid);
        parameters.put("alias", alias);
        parameters.put("header", hasHeader() ? null : header);
        return parameters.entrySet().stream()
                .filter(each -> each.getValue() != null)
                .map(each ->
                        each.getKey() + "=" + URLEncoder.encode(each.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
