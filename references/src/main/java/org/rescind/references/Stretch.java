package org.rescind.references;

/**
 * A part of a pasted text in which nothing ends a link: no white space, quote, bracket or CJK character.
 *
 * @param start in the text
 * @param end in the text, exclusive: what stands there ended it
 * @param next where the text goes on behind what ended it
 */
record Stretch(String text, int start, int end, int next) {

    static Stretch at(String text, int start) {
        int end = start;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            if (Characters.isSpace(c) || Characters.endsLink(c)) {
                return new Stretch(text, start, end, end + Character.charCount(c));
            }
            int entity = c == '&' ? Entity.lengthOfDelimiter(text, end) : 0;
            if (entity > 0) {
                return new Stretch(text, start, end, end + entity);
            }
            end += Character.charCount(c);
        }
        return new Stretch(text, start, end, end);
    }

    boolean isBlank() {
        return start == end;
    }

    String content() {
        return text.substring(start, end);
    }

    /** Without invisible characters at its ends and the punctuation of the sentence behind it. */
    String trimmed() {
        int from = start;
        int to = end;
        while (from < to && Characters.isInvisible(text.charAt(from))) {
            from++;
        }
        while (from < to && isTrailing(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isTrailing(char c) {
        return Characters.isInvisible(c) || Characters.isSentenceEnd(c);
    }

    /** Two dots and more say that something was left out. */
    boolean isElided() {
        int last = end - 1;
        while (last > start && Characters.isInvisible(text.charAt(last))) {
            last--;
        }
        return last > start && text.charAt(last) == '.' && text.charAt(last - 1) == '.';
    }

    int endedBy() {
        return end < text.length() ? text.codePointAt(end) : ' ';
    }

    int startedBy() {
        return start > 0 ? text.charAt(start - 1) : ' ';
    }
}
