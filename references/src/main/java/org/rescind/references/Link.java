package org.rescind.references;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Flickr address taken apart.
 *
 * @param segments of the path, percent-decoded once, empty ones dropped
 * @param query percent-encoded as it stands
 */
record Link(Host host, List<String> segments, String query) {

    private static final String MOBILE_ROUTE = "#/";
    /** Which of two paths counts cannot be known, so none does. */
    private static final String TWO_ROUTES = "";

    static Reading read(String text) {
        Address address = Address.of(text);
        if (address.hasUser()) {
            return Reading.rejected(Reason.USERINFO);
        }
        Optional<Host> host = Host.named(address.host());
        if (host.isEmpty()) {
            return Wrapper.read(address).orElseGet(() -> Reading.rejected(Reason.HOST));
        }
        if (!address.hasUsualPort()) {
            return Reading.rejected(Reason.PORT);
        }
        Reason strange = strange(address.rest());
        return strange == null ? read(host.get(), route(host.get(), address.rest())) : Reading.rejected(strange);
    }

    /** Half of a numeric entity of HTML would leave half an id, so it is strange too. */
    private static @Nullable Reason strange(String text) {
        if (Characters.arePlain(text)) {
            return text.contains("&#") ? Reason.CHARACTERS : null;
        }
        boolean invisible = text.codePoints().anyMatch(Characters::isInvisible);
        return invisible ? Reason.INVISIBLE : Reason.CHARACTERS;
    }

    /** The old mobile pages have their path after {@code #}. */
    private static String route(Host host, String rest) {
        int fragment = rest.indexOf('#');
        if (fragment < 0) {
            return rest;
        }
        boolean mobileRoute = host == Host.MOBILE && rest.startsWith(MOBILE_ROUTE, fragment);
        if (!mobileRoute) {
            return rest.substring(0, fragment);
        }
        return fragment <= 1 ? upTo(rest.substring(fragment + 1), '#') : TWO_ROUTES;
    }

    private static Reading read(Host host, String route) {
        int question = route.indexOf('?');
        List<String> segments = segments(upTo(route, '?'));
        if (segments.stream().anyMatch(Link::climbs)) {
            return Reading.rejected(Reason.PATH);
        }
        return host.read(new Link(host, segments, question < 0 ? "" : route.substring(question + 1)));
    }

    private static String upTo(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (int start = 0; start < path.length(); ) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            if (end > start) {
                segments.add(Percent.decode(path.substring(start, end)));
            }
            start = end + 1;
        }
        return List.copyOf(segments);
    }

    private static boolean climbs(String segment) {
        return segment.equals(".") || segment.startsWith("..") || segment.contains("/..") || segment.contains("\\..");
    }

    /** The values of a parameter, decoded once, each once. */
    List<String> parameters(String name) {
        return Percent.parameters(query, name);
    }

    boolean startsWith(String... names) {
        return segments.size() >= names.length && List.of(names).equals(segments.subList(0, names.length));
    }

    boolean isPath(String... names) {
        return segments.size() == names.length && startsWith(names);
    }

    /** Empty when the path is shorter. */
    String segment(int index) {
        return index >= 0 && index < segments.size() ? segments.get(index) : "";
    }

    int depth() {
        return segments.size();
    }

    Link without(int first) {
        return new Link(host, segments.subList(first, segments.size()), query);
    }
}
