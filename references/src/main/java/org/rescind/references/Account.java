package org.rescind.references;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands for an account in a link: its NSID, or the alias that its owner chose. */
final class Account {

    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    /** Path words that stand where an account would. */
    private static final Set<String> RESERVED =
            Set.of("me", "tags", "upload", "organize", "friends", "search", "explore");

    private Account() {}

    static boolean isAccount(String segment) {
        return Nsid.isNsid(segment)
                || (ALIAS.matcher(segment).matches() && !RESERVED.contains(segment.toLowerCase(Locale.ROOT)));
    }

    /** A number alone is more often a photo's id whose account got lost than an alias. */
    static Reading read(String segment) {
        if (Nsid.isNsid(segment)) {
            return Nsid.read(segment);
        }
        return PhotoId.isDigits(segment) ? Reading.ambiguous(Reason.NUMBER_AS_ACCOUNT) : Reading.alias(segment);
    }
}
