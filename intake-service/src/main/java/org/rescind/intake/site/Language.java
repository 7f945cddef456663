package org.rescind.intake.site;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the pages speak; the first part of each page's address says which. */
public enum Language {
    ENGLISH("en", "English", Locale.UK),
    SIMPLIFIED("zh-Hans", "简体中文", Locale.SIMPLIFIED_CHINESE),
    TRADITIONAL("zh-Hant", "繁體中文", Locale.TRADITIONAL_CHINESE);

    /** As a part of a path. */
    static final String TAGS = "en|zh-Hans|zh-Hant";

    private static final Set<String> WRITES_TRADITIONAL = Set.of("TW", "HK", "MO");

    private final String tag;
    private final String ownName;
    private final Locale locale;

    Language(String tag, String ownName, Locale locale) {
        this.tag = tag;
        this.ownName = ownName;
        this.locale = locale;
    }

    public String tag() {
        return tag;
    }

    public String ownName() {
        return ownName;
    }

    /** For dates and numbers. */
    public Locale locale() {
        return locale;
    }

    public static Optional<Language> of(@Nullable String tag) {
        return Arrays.stream(values()).filter(each -> each.tag.equals(tag)).findFirst();
    }

    /** The first that a browser asks for and that we speak. */
    public static Language accepted(@Nullable String header) {
        return ranges(header)
                .map(range -> Locale.forLanguageTag(range.getRange()))
                .flatMap(wanted -> nearest(wanted).stream())
                .findFirst()
                .orElse(ENGLISH);
    }

    private static Stream<Locale.LanguageRange> ranges(@Nullable String header) {
        try {
            return header == null ? Stream.of() : Locale.LanguageRange.parse(header).stream();
        } catch (IllegalArgumentException e) {
            return Stream.of();
        }
    }

    /** A script that is named decides; without one, where it is written. */
    public static Optional<Language> nearest(Locale wanted) {
        return switch (wanted.getLanguage()) {
            case "en" -> Optional.of(ENGLISH);
            case "zh" -> Optional.of(isTraditional(wanted) ? TRADITIONAL : SIMPLIFIED);
            default -> Optional.empty();
        };
    }

    private static boolean isTraditional(Locale wanted) {
        return wanted.getScript().isEmpty()
                ? WRITES_TRADITIONAL.contains(wanted.getCountry())
                : wanted.getScript().equals("Hant");
    }

    List<Language> others() {
        return Arrays.stream(values()).filter(each -> each != this).toList();
    }
}
