package org.rescind.references;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How one pasted text was read.
 *
 * @param value the decimal photo id, the NSID, or the alias in lower case; null when it names nothing
 * @param reason a word for why, when it names nothing: see {@link Reason}
 */
public record Reading(
        Kind kind, @Nullable String value, @Nullable String reason) {

    public enum Kind {
        PHOTO,
        OWNER,
        ALIAS,
        /** It could mean several things, or is a screen name: it needs the person. */
        AMBIGUOUS,
        REJECTED;

        /** As it is written in APIs and events. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean namesSomething() {
            return this == PHOTO || this == OWNER || this == ALIAS;
        }
    }

    static Reading photo(String id) {
        return new Reading(Kind.PHOTO, id, null);
    }

    static Reading owner(String nsid) {
        return new Reading(Kind.OWNER, nsid, null);
    }

    static Reading alias(String alias) {
        return new Reading(Kind.ALIAS, alias.toLowerCase(Locale.ROOT), null);
    }

    static Reading ambiguous(Reason reason) {
        return new Reading(Kind.AMBIGUOUS, null, reason.code());
    }

    static Reading rejected(Reason reason) {
        return new Reading(Kind.REJECTED, null, reason.code());
    }

    boolean isAccount() {
        return kind == Kind.OWNER || kind == Kind.ALIAS;
    }

    boolean isBecauseOf(Reason why) {
        return why.code().equals(reason);
    }

    /** A link that could not be read and is none of a photo or account: other links are no less clear for it. */
    boolean isBesideThePoint() {
        return isBecauseOf(Reason.HOST) || isBecauseOf(Reason.FLICKR_ITSELF);
    }

    /** What to paste instead, as a sentence; null when it names something. */
    public @Nullable String explanation() {
        return Arrays.stream(Reason.values())
                .filter(this::isBecauseOf)
                .findFirst()
                .map(Reason::explanation)
                .orElse(null);
    }
}
