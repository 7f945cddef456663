package org.rescind.references;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A link to a page of Flickr. What follows a photo's id names other people's photos as often as not, and is ignored. */
final class PageLink {

    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern PAGE = Pattern.compile("page[0-9]{1,9}");
    private static final Pattern PHOTO_SCRIPT = Pattern.compile("(?:photo|video)[a-z_]*\\.gne");
    /** Path words that stand where an account would. */
    private static final Set<String> RESERVED =
            Set.of("me", "tags", "upload", "organize", "friends", "search", "explore");

    private PageLink() {}

    static Optional<Reading> read(Link link) {
        List<String> path = link.segments();
        if (path.size() == 1 && PHOTO_SCRIPT.matcher(path.get(0)).matches()) {
            return photoInQuery(link.query());
        }
        if (path.size() < 2 || !isAccount(path.get(1))) {
            return Optional.empty();
        }
        return switch (path.get(0)) {
            case "photos" -> ofPhotos(path);
            case "people" -> path.size() == 2 ? Optional.of(account(path.get(1))) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Reading> ofPhotos(List<String> path) {
        if (path.size() == 2 || (path.size() == 3 && PAGE.matcher(path.get(2)).matches())) {
            return Optional.of(account(path.get(1)));
        }
        return PhotoId.isDigits(path.get(2)) ? Optional.of(References.photo(path.get(2))) : Optional.empty();
    }

    private static Optional<Reading> photoInQuery(String query) {
        List<String> ids = Arrays.stream(query.split("&", -1))
                .filter(parameter -> parameter.startsWith("id="))
                .map(parameter -> parameter.substring(3))
                .distinct()
                .toList();
        return ids.size() == 1 && PhotoId.isDigits(ids.get(0))
                ? Optional.of(References.photo(ids.get(0)))
                : Optional.empty();
    }

    private static boolean isAccount(String segment) {
        return Nsid.isNsid(segment)
                || (ALIAS.matcher(segment).matches() && !RESERVED.contains(segment.toLowerCase(Locale.ROOT)));
    }

    private static Reading account(String segment) {
        return Nsid.isNsid(segment) ? Reading.owner(Nsid.canonical(segment)) : Reading.alias(segment);
    }
}
