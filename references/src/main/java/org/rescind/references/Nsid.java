package org.rescind.references;

import java.util.Locale;
import java.util.regex.Pattern;

/** A Flickr account's permanent id, such as {@code 12345678@N00}. */
public final class Nsid {

    private static final Pattern FORM = Pattern.compile("[0-9]{5,11}@[Nn][0-9]{2}");

    private Nsid() {}

    public static boolean isNsid(String text) {
        return FORM.matcher(text).matches();
    }

    static String canonical(String nsid) {
        return nsid.toUpperCase(Locale.ROOT);
    }
}
