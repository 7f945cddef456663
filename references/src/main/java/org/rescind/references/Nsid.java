package org.rescind.references;

import java.util.Locale;
import java.util.regex.Pattern;

/** A Flickr account's permanent id, such as {@code 12345678@N00}. */
public final class Nsid {

    private static final Pattern FORM = Pattern.compile("[0-9]{5,11}@[Nn][0-9]{2}");

    private static final int LONGEST = 17;

    private Nsid() {}

    public static boolean isNsid(String text) {
        return FORM.matcher(text).matches();
    }

    /** Also with its @ as it stands in links, {@code %40}. */
    static boolean isBareNsid(String text) {
        return text.length() <= LONGEST && isNsid(text.replace("%40", "@"));
    }

    static Reading read(String nsid) {
        return Reading.owner(canonical(nsid.replace("%40", "@")));
    }

    static String canonical(String nsid) {
        return nsid.toUpperCase(Locale.ROOT);
    }
}
