package org.rescind.references;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A link to a picture file: host, farm, server, secret and size vary for the same photo; the id is what counts. */
final class PictureLink {

    private static final Pattern SERVER_FIRST =
            Pattern.compile("live\\.staticflickr\\.com|farm[0-9]{1,3}\\.static\\.?flickr\\.com|static\\.flickr\\.com");
    private static final Pattern FARM_FIRST = Pattern.compile("c[0-9]{1,3}\\.staticflickr\\.com");
    private static final Pattern FILE_ALONE = Pattern.compile("photos[0-9]{1,3}\\.flickr\\.com");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");
    private static final Pattern FILE = Pattern.compile(
            "([0-9]+)_[0-9a-f]{6,16}(?:_(?:s|q|t|m|n|w|z|c|b|h|k|3k|4k|f|5k|6k|o))?(?:_d)?\\.(?:jpe?g|png|gif)");

    private PictureLink() {}

    static boolean isPictureHost(String host) {
        return numbersBeforeFile(host).isPresent();
    }

    /** How many numbers, farm and server, stand before the file's name; empty for another host. */
    private static OptionalInt numbersBeforeFile(String host) {
        if (SERVER_FIRST.matcher(host).matches()) {
            return OptionalInt.of(1);
        }
        if (FARM_FIRST.matcher(host).matches()) {
            return OptionalInt.of(2);
        }
        return FILE_ALONE.matcher(host).matches() ? OptionalInt.of(0) : OptionalInt.empty();
    }

    static Optional<Reading> read(Link link) {
        List<String> path = link.segments();
        int numbers = numbersBeforeFile(link.host()).orElse(0);
        boolean fits = path.size() == numbers + 1
                && path.subList(0, numbers).stream()
                        .allMatch(part -> NUMBER.matcher(part).matches());
        if (!fits) {
            return Optional.empty();
        }
        Matcher file = FILE.matcher(path.get(numbers));
        return file.matches() ? Optional.of(References.photo(file.group(1))) : Optional.empty();
    }
}
