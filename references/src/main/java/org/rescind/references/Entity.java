package org.rescind.references;

import java.util.List;

/** The few character references of HTML that matter in pasted code. */
final class Entity {

    private static final List<String> DELIMITERS =
            List.of("&quot;", "&lt;", "&gt;", "&apos;", "&nbsp;", "&#39;", "&#34;", "&#x27;", "&#x22;");

    private Entity() {}

    /** 0 when none begins here. */
    static int lengthOfDelimiter(String text, int at) {
        return DELIMITERS.stream()
                .filter(entity -> text.regionMatches(true, at, entity, 0, entity.length()))
                .findFirst()
                .map(String::length)
                .orElse(0);
    }

    static String withPlainAmpersands(String link) {
        return link.replace("&amp;", "&");
    }
}
