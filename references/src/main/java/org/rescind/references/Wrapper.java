package org.rescind.references;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Two foreign sites that keep the whole address of a photo in their own: the Internet Archive and Google's way out. Only a
 * photo is taken from them: an account's alias may have had another owner when the page was archived.
 */
final class Wrapper {

    private static final Pattern SNAPSHOT = Pattern.compile("/web/[0-9]{1,14}(?:[a-z]{2}_)?/(?=(?:https?://)?[a-z])");
    private static final Set<String> GOOGLE = Set.of("www.google.com", "google.com");

    private Wrapper() {}

    static Optional<Reading> read(Address address) {
        return wrapped(address)
                .filter(inner -> Address.of(inner).isOfFlickr())
                .map(Link::read)
                .filter(reading -> reading.kind() == Reading.Kind.PHOTO);
    }

    private static Optional<String> wrapped(Address address) {
        String host = address.authority().toLowerCase(Locale.ROOT);
        if (host.equals("web.archive.org")) {
            return archived(address.rest());
        }
        boolean wayOut = GOOGLE.contains(host) && address.rest().startsWith("/url?");
        return wayOut ? target(address.rest().substring("/url?".length())) : Optional.empty();
    }

    private static Optional<String> archived(String rest) {
        Matcher snapshot = SNAPSHOT.matcher(rest);
        return snapshot.lookingAt() ? Optional.of(rest.substring(snapshot.end())) : Optional.empty();
    }

    private static Optional<String> target(String query) {
        String plain = query.indexOf('#') < 0 ? query : query.substring(0, query.indexOf('#'));
        var targets = Stream.of("q", "url")
                .flatMap(name -> Percent.parameters(plain, name).stream())
                .distinct()
                .toList();
        return targets.size() == 1 ? Optional.of(targets.get(0)) : Optional.empty();
    }
}
