package org.rescind.references;

import java.util.List;
import java.util.function.Predicate;

/**
 * Reads a pasted text as a photo, an account or nothing. It names a target only when the text does, as a whole and at the
 * place where Flickr has it; whatever is left over, cut, doubled or hidden makes it ask instead.
 */
public final class References {

    /** Longest text that is looked at, in characters. */
    public static final int MAX_LENGTH = 64 * 1024;

    private References() {}

    public static Reading read(String input) {
        if (input.length() > MAX_LENGTH) {
            return Reading.rejected(Reason.TOO_LONG);
        }
        List<Reading> links = LinkFinder.readingsIn(input);
        return switch (links.size()) {
            case 0 -> BareText.read(input);
            case 1 -> links.get(0);
            default -> together(links);
        };
    }

    /**
     * One photo is one photo, however often it is linked and whoever's page is linked beside it. An account counts only when
     * every other link of Flickr could be read too: it may be no more than the name below a photo whose link is broken.
     */
    private static Reading together(List<Reading> links) {
        if (links.stream().anyMatch(References::isCutInTwo)) {
            return Reading.ambiguous(Reason.CUT_OFF);
        }
        List<Reading> photos = distinct(links, link -> link.kind() == Reading.Kind.PHOTO);
        List<Reading> accounts = distinct(links, Reading::isAccount);
        if (photos.size() > 1 || (photos.isEmpty() && accounts.size() > 1)) {
            return Reading.ambiguous(Reason.MULTIPLE);
        }
        if (photos.size() == 1) {
            return photos.get(0);
        }
        return accounts.isEmpty() ? firstUnread(links) : alone(accounts.get(0), links);
    }

    private static Reading alone(Reading account, List<Reading> links) {
        Reading unread = firstUnread(links);
        return unread.kind().namesSomething() || unread.isBesideThePoint()
                ? account
                : new Reading(Reading.Kind.AMBIGUOUS, null, unread.reason());
    }

    /** The first that could not be read, rather one that matters; the first of all when all could. */
    private static Reading firstUnread(List<Reading> links) {
        List<Reading> unread = distinct(links, link -> !link.kind().namesSomething());
        return unread.stream()
                .filter(link -> !link.isBesideThePoint())
                .findFirst()
                .orElseGet(() -> unread.isEmpty() ? links.get(0) : unread.get(0));
    }

    private static boolean isCutInTwo(Reading link) {
        return link.kind() == Reading.Kind.AMBIGUOUS && link.isBecauseOf(Reason.CUT_OFF);
    }

    private static List<Reading> distinct(List<Reading> links, Predicate<Reading> which) {
        return links.stream().filter(which).distinct().toList();
    }
}
