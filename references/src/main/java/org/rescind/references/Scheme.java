package org.rescind.references;

import java.util.Locale;
import java.util.Set;

/** What stands before an address: http and https are read, a label such as {@code photo:} or {@code href=} is passed over. */
final class Scheme {

    /** Words that are no label: what follows is not an address of the web, or does not lead where it says. */
    private static final Set<String> FOREIGN = Set.of(
            "javascript",
            "script",
            "vbscript",
            "livescript",
            "jscript",
            "data",
            "blob",
            "file",
            "filesystem",
            "mailto",
            "ftp",
            "ftps",
            "sftp",
            "view-source",
            "about",
            "tel",
            "sms",
            "intent",
            "jar",
            "ws",
            "wss",
            "feed",
            "chrome",
            "resource",
            "gopher",
            "ldap",
            "ssh",
            "git",
            "magnet",
            "urn",
            "http",
            "https",
            "hxxp",
            "hxxps");

    private static final Set<String> SCRIPTS = Set.of("javascript", "vbscript", "livescript", "jscript");

    private static final Set<String> CODE = Set.of("javascript", "vbscript", "livescript", "jscript", "data");

    private static final String NOT_IN_A_LABEL = "/\\@?%&#.";
    private static final String ENDS_A_LABEL = "=:,;";

    private Scheme() {}

    static boolean isWeb(String word) {
        return word.equalsIgnoreCase("http") || word.equalsIgnoreCase("https");
    }

    /** Whether a text begins with {@code javascript:} or its like; the others may be labels when a space follows. */
    static boolean isForeign(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return false;
        }
        String word = lastWord(text.substring(0, colon)).toLowerCase(Locale.ROOT);
        boolean addressFollows = word.equals("file") ? text.startsWith("/", colon + 1) : colon + 1 < text.length();
        return SCRIPTS.contains(word) || (FOREIGN.contains(word) && !isWeb(word) && addressFollows);
    }

    /** Whether everything behind the colon is code, white space included. */
    static boolean isCode(String text) {
        int colon = text.indexOf(':');
        return colon >= 0 && CODE.contains(lastWord(text.substring(0, colon)).toLowerCase(Locale.ROOT));
    }

    /** Where the scheme begins that ends before {@code ://}. */
    static int startBefore(String text, int colon) {
        int start = colon;
        while (start > 0 && isSchemeCharacter(text.charAt(start - 1))) {
            start--;
        }
        while (start < colon && !Characters.isAsciiLetter(text.charAt(start))) {
            start++;
        }
        return start;
    }

    /** A word such as {@code url=} or {@code photo:}, the number of a list, or signs alone. */
    static boolean isLabel(String prefix) {
        if (prefix.isEmpty() || isNumberOfList(prefix)) {
            return true;
        }
        if (prefix.codePoints().anyMatch(c -> NOT_IN_A_LABEL.indexOf(c) >= 0 || Characters.isInvisible(c))) {
            return false;
        }
        int last = prefix.length() - 1;
        return ENDS_A_LABEL.indexOf(prefix.charAt(last)) >= 0
                ? !isSchemeBefore(prefix, last)
                : prefix.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    private static boolean isNumberOfList(String prefix) {
        return prefix.endsWith(".") && PhotoId.isDigits(prefix.substring(0, prefix.length() - 1));
    }

    private static boolean isSchemeBefore(String prefix, int at) {
        return prefix.charAt(at) == ':'
                && FOREIGN.contains(lastWord(prefix.substring(0, at)).toLowerCase(Locale.ROOT));
    }

    /** How long a label is that stands before an address without a scheme; 0 when there is none. */
    static int lengthOfLabel(String text) {
        int length = 0;
        while (length < text.length() && Characters.isAsciiWord(text.charAt(length))) {
            length++;
        }
        boolean label = length < text.length() && ENDS_A_LABEL.indexOf(text.charAt(length)) >= 0;
        return label && isLabel(text.substring(0, length + 1)) ? length + 1 : 0;
    }

    private static String lastWord(String text) {
        int start = text.length();
        while (start > 0 && isSchemeCharacter(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start);
    }

    private static boolean isSchemeCharacter(char c) {
        return Characters.isAsciiLetter(c) || Characters.isAsciiDigit(c) || c == '+' || c == '-' || c == '.';
    }
}
