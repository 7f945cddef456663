package org.rescind.intake.site;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is around the content of every page.
 *
 * @param path where the page is, after the language
 * @param form the id of the form that holds what the person has typed, so that choosing a language does not lose it
 * @param wrong whether something that was filled in has to be mended
 * @param secret whether the page belongs to one person, and to no search engine
 * @param script a script of ours that makes the page better, and that it does without
 */
public record Frame(
        Language language,
        String path,
        @Nullable String form,
        boolean wrong,
        boolean secret,
        @Nullable String script) {

    public String lang() {
        return language.tag();
    }

    /** The first part of the address of every page in this language. */
    public String root() {
        return "/" + language.tag();
    }

    public List<Language> others() {
        return language.others();
    }

    public String day(Instant time) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(time.atZone(ZoneOffset.UTC));
    }

    /** To the minute, and always in UTC: nobody has told us where they are. */
    public String moment(Instant time) {
        return day(time) + " " + DateTimeFormatter.ofPattern("HH:mm 'UTC'").format(time.atZone(ZoneOffset.UTC));
    }

    public Frame withForm(String id) {
        return new Frame(language, path, id, wrong, secret, script);
    }

    public Frame withErrors(boolean any) {
        return new Frame(language, path, form, any, secret, script);
    }

    /** For pages that show what one person typed, or their case. */
    public Frame ofOnePerson() {
        return new Frame(language, path, form, wrong, true, script);
    }

    public Frame withScript(String address) {
        return new Frame(language, path, form, wrong, secret, address);
    }
}
