package org.rescind.notifier.portal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where to go on after signing in: nowhere but to a page of ours. */
final class LocalPath {

    private static final Pattern FORM = Pattern.compile("/partner(/[A-Za-z0-9._~-]+)*(\\?[A-Za-z0-9._~=&%-]*)?");
    private static final int LONGEST = 500;

    private LocalPath() {}

    /** The path, or the first page when it is none of ours. */
    static String orHome(@Nullable String path) {
        return path != null && isOurs(path) ? path : Sessions.PATH;
    }

    private static boolean isOurs(String path) {
        return path.length() <= LONGEST
                && FORM.matcher(path).matches()
                && !path.contains("/..")
                && !path.startsWith(Sessions.PATH + "/sign-");
    }
}
