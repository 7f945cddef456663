package org.rescind.references;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the links of a pasted text, whatever is around them: prose, Markdown, HTML, BBCode, JSON. A Flickr address within a
 * foreign address does not count, nor does one behind {@code javascript:} and its like.
 */
final class LinkFinder {

    /** What may open the text of a foreign link within the same unbroken piece of text. */
    private static final String JOINING = "|([{*^<";

    /** How far the text behind something that leads elsewhere belongs to it. */
    private enum Mute {
        NOTHING,
        TO_THE_NEXT_CLOSING_SIGN,
        TO_THE_NEXT_SPACE,
        ALL
    }

    private final List<Reading> found = new ArrayList<>();
    private Mute mute = Mute.NOTHING;

    private LinkFinder() {}

    /** A reading of each link, in order. */
    static List<Reading> readingsIn(String text) {
        LinkFinder finder = new LinkFinder();
        boolean first = true;
        for (int at = 0; at < text.length(); ) {
            Stretch stretch = Stretch.at(text, at);
            if (!stretch.isBlank()) {
                finder.look(stretch, first);
                first = false;
            }
            finder.pass(stretch.endedBy());
            at = stretch.next();
        }
        return finder.found;
    }

    private void look(Stretch stretch, boolean first) {
        if (mute != Mute.NOTHING) {
            return;
        }
        if (Scheme.isForeign(stretch.content())) {
            refuse(first && Scheme.isCode(stretch.content()) ? Mute.ALL : Mute.TO_THE_NEXT_SPACE);
            return;
        }
        linkIn(content(stretch)).ifPresent(links -> read(Joined.split(links), stretch));
    }

    private void read(List<String> links, Stretch stretch) {
        for (int i = 0; i < links.size(); i++) {
            boolean last = i == links.size() - 1;
            Reading reading = Link.read(Entity.withPlainAmpersands(links.get(i)));
            found.add(last ? checked(reading, links.get(i), stretch) : reading);
            if (leadsElsewhere(reading) && joins(stretch.endedBy())) {
                mute = Mute.TO_THE_NEXT_CLOSING_SIGN;
            }
        }
    }

    private void pass(int delimiter) {
        if (mute == Mute.TO_THE_NEXT_CLOSING_SIGN && !joins(delimiter)) {
            mute = Mute.NOTHING;
        }
        if (mute == Mute.TO_THE_NEXT_SPACE && Characters.isSpace(delimiter)) {
            mute = Mute.NOTHING;
        }
    }

    private static boolean joins(int delimiter) {
        return JOINING.indexOf(delimiter) >= 0 || Characters.isFullWidthLinkPart(delimiter);
    }

    private static boolean leadsElsewhere(Reading reading) {
        return reading.isBecauseOf(Reason.HOST) || reading.isBecauseOf(Reason.USERINFO);
    }

    /** JSON may have its slashes escaped, and its quotes. */
    private static String content(Stretch stretch) {
        String content = stretch.trimmed();
        if (stretch.startedBy() != '"' && stretch.endedBy() != '"') {
            return content;
        }
        String whole = content.endsWith("\\") ? content.substring(0, content.length() - 1) : content;
        boolean escaped =
                whole.contains("\\/") && whole.replace("\\/", "").chars().noneMatch(c -> c == '/' || c == '\\');
        return escaped ? whole.replace("\\/", "/") : whole;
    }

    private Optional<String> linkIn(String content) {
        int colon = content.indexOf("://");
        if (colon < 0) {
            return withoutScheme(content);
        }
        int scheme = Scheme.startBefore(content, colon);
        String before = content.substring(0, scheme);
        if (Scheme.isLabel(before)) {
            return Scheme.isWeb(content.substring(scheme, colon))
                    ? Optional.of(content.substring(scheme))
                    : refuse(Mute.TO_THE_NEXT_SPACE);
        }
        boolean withinAnAddress = before.chars().anyMatch(c -> "/?#@".indexOf(c) >= 0);
        return withinAnAddress ? withoutScheme(content) : refuse(Mute.TO_THE_NEXT_SPACE);
    }

    private Optional<String> refuse(Mute next) {
        found.add(Reading.rejected(Reason.SCHEME));
        mute = next;
        return Optional.empty();
    }

    private static Optional<String> withoutScheme(String content) {
        String rest = content.substring(Scheme.lengthOfLabel(content));
        return rest.startsWith("//") || beginsWithHost(rest) ? Optional.of(rest) : Optional.empty();
    }

    private static boolean beginsWithHost(String text) {
        Address address = Address.of(text);
        boolean looksLikeOne = address.authority().indexOf('.') > 0
                && (address.rest().startsWith("/") || address.authority().regionMatches(true, 0, "www.", 0, 4));
        return looksLikeOne || address.isOfFlickr();
    }

    /** A link that a space or a sign cut in two is not what the person meant. */
    private static Reading checked(Reading reading, String link, Stretch stretch) {
        boolean account = reading.isAccount();
        boolean idAtTheEnd = reading.kind() == Reading.Kind.PHOTO && endsWithId(link);
        if (!account && !idAtTheEnd) {
            return reading;
        }
        if (stretch.isElided()) {
            return Reading.rejected(Reason.CUT_OFF);
        }
        boolean cut = account
                ? Cut.mayBeBehindAccount(stretch)
                : Cut.mayBeBehindId(stretch, String.valueOf(reading.value()).length());
        return cut ? Reading.ambiguous(Reason.CUT_OFF) : reading;
    }

    private static boolean endsWithId(String link) {
        int last = link.length() - 1;
        boolean code =
                Host.named(Address.of(link).host()).filter(Host.SHORT::equals).isPresent();
        return Characters.isAsciiDigit(link.charAt(last)) || (code && link.charAt(last) != '/');
    }
}
