package org.rescind.notifier.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What is around the content of every page.
 *
 * @param section which part of the navigation it belongs to
 * @param here where the page is, to come back to
 * @param institution the name of who is signed in; null when nobody is
 * @param formToken for the forms of the page
 * @param wrong whether something that was filled in has to be mended
 */
record Frame(
        String section,
        String here,
        String lang,
        String otherLang,
        String otherLangName,
        @Nullable String institution,
        String formToken,
        boolean wrong) {

    /** As a value in an address. */
    public String hereEncoded() {
        return URLEncoder.encode(here, StandardCharsets.UTF_8);
    }

    /** For whoever is not signed in. */
    static Frame of(Language language, String section, String here) {
        return new Frame(
                section,
                here,
                language.tag(),
                language.other().tag(),
                language.other().ownName(),
                null,
                "",
                false);
    }

    Frame of(String institutionName, String token) {
        return new Frame(section, here, lang, otherLang, otherLangName, institutionName, token, wrong);
    }

    Frame withErrors() {
        return new Frame(section, here, lang, otherLang, otherLangName, institution, formToken, true);
    }
}
