package org.rescind.references;

/**
 * Whether a link was cut in two. Half an id is a stranger's photo and half an alias a stranger's account, so when what follows
 * may be the other half, the person is asked.
 */
final class Cut {

    private static final int LONGEST_PHOTO_ID = 12;
    /** Fewer digits behind an account are rather a number of photos. */
    private static final int SHORTEST_PHOTO_ID = 5;

    private static final int FAR_ENOUGH = 200;
    private static final String SIGNS = "'*^`[{\u2018\u2019";
    private static final String SPACE_OF_HTML = "&nbsp;";

    private final String text;
    private final Stretch stretch;

    private Cut(Stretch stretch) {
        this.text = stretch.text();
        this.stretch = stretch;
    }

    static boolean mayBeBehindAccount(Stretch stretch) {
        Cut cut = new Cut(stretch);
        return cut.aPathFollowsASpace() || cut.aWordFollowsASign();
    }

    /** @param digits that the id has so far */
    static boolean mayBeBehindId(Stretch stretch, int digits) {
        Cut cut = new Cut(stretch);
        int most = LONGEST_PHOTO_ID - digits;
        return cut.digitsFollowASpace(most) || cut.digitsAndASlashFollowALetter(most) || cut.aDigitFollowsASign();
    }

    private boolean digitsFollowASpace(int most) {
        int start = behindSpace();
        int end = endOfDigits(start);
        boolean whole = end > start && (at(end) == '/' || Characters.isSpace(at(end)));
        return whole && start > stretch.end() && end - start <= most;
    }

    /** Behind a number of photos there is no slash. */
    private boolean digitsAndASlashFollowALetter(int most) {
        int start = stretch.next();
        int end = endOfDigits(start);
        return Characters.isCjkLetter(stretch.endedBy()) && end > start && end - start <= most && at(end) == '/';
    }

    /** An id, or words and a slash without a dot or colon before it, which would be another address. */
    private boolean aPathFollowsASpace() {
        int start = behindSpace();
        if (start == stretch.end()) {
            return false;
        }
        if (endOfDigits(start) - start >= SHORTEST_PHOTO_ID) {
            return true;
        }
        int end = start;
        while (end - start < FAR_ENOUGH && (Characters.isAsciiWord(at(end)) || at(end) == '@' || at(end) == '%')) {
            end++;
        }
        return at(end) == '/' && (end > start || Characters.isAsciiWord(at(end + 1)));
    }

    private boolean aDigitFollowsASign() {
        boolean sign = SIGNS.indexOf(stretch.endedBy()) >= 0 || Characters.isFullWidthLinkPart(stretch.endedBy());
        return sign && Character.isDigit(at(stretch.next()));
    }

    private boolean aWordFollowsASign() {
        int sign = stretch.endedBy();
        int follows = at(stretch.next());
        if (Characters.isFullWidthLinkPart(sign)) {
            return Character.isLetterOrDigit(follows);
        }
        boolean goesOn = SIGNS.indexOf(sign) >= 0 && Characters.isAsciiWord(follows);
        return (goesOn || Characters.isCjkLetter(sign)) && aSlashFollows();
    }

    private boolean aSlashFollows() {
        for (int i = stretch.next(); i < stretch.next() + FAR_ENOUGH; i++) {
            if (at(i) == '/') {
                return true;
            }
            if (Characters.isSpace(at(i)) || Characters.isCjkPunctuation(at(i))) {
                return false;
            }
        }
        return false;
    }

    private int behindSpace() {
        int i = stretch.end();
        if (text.startsWith(SPACE_OF_HTML, i)) {
            i += SPACE_OF_HTML.length();
        }
        while (i < text.length() && (Characters.isSpace(at(i)) || Characters.isInvisible(at(i)))) {
            i++;
        }
        return i;
    }

    private int endOfDigits(int start) {
        int end = start;
        while (Characters.isAsciiDigit(at(end))) {
            end++;
        }
        return end;
    }

    /** A space behind the end. */
    private int at(int i) {
        return i < text.length() ? text.codePointAt(i) : ' ';
    }
}
