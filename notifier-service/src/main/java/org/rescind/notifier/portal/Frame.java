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

    Frame withErrors() {
        return new Frame(section, here, lang, otherLang, otherLangName, institution, formToken, true);
    }
}
