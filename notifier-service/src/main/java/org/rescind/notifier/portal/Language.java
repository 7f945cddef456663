package org.rescind.notifier.portal;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the pages speak. */
enum Language {
    ENGLISH("en", "English"),
    CHINESE("zh-Hans", "简体中文");

    static final String COOKIE = "partner-language";

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    String tag() {
        return tag;
    }

    String ownName() {
        return ownName;
    }

    PortalMessages words() {
        return MessageBundles.get(PortalMessages.class, Localized.Literal.of(tag));
    }

    Language other() {
        return this == ENGLISH ? CHINESE : ENGLISH;
    }

    static Optional<Language> of(@Nullable String tag) {
        return Arrays.stream(values()).filter(each -> each.tag.equals(tag)).findFirst();
    }

    /** What was chosen, or what the browser asks for first. */
    static Language of(@Nullable String chosen, @Nullable String accepted) {
        return of(chosen)
                .orElse(accepted != null && accepted.toLowerCase(Locale.ROOT).startsWith("zh") ? CHINESE : ENGLISH);
    }
}
