package org.rescind.references;

import java.util.List;

/** A text without any link: an account id, a photo id, or a name, which is never enough. */
final class BareText {

    private static final String WRAPPING = "\"'`<>()[]{}\u2018\u2019\u201c\u201d\u00ab\u00bb";
    /** More words than this are prose. */
    private static final int LONGEST_NAME = 3;

    private BareText() {}

    static Reading read(String pasted) {
        String text = unwrapped(pasted);
        if (text.isEmpty()) {
            return Reading.rejected(Reason.EMPTY);
        }
        if (Nsid.isBareNsid(text)) {
            return Nsid.read(text);
        }
        if (PhotoId.isDigits(text)) {
            return number(text);
        }
        if (namesSomethingWithin(text)) {
            return Reading.rejected(Reason.INVISIBLE);
        }
        return isOneWordWithASlash(text) ? Reading.rejected(Reason.HOST) : ofWords(words(text));
    }

    /** Nine of ten account ids begin with 8 digits, nearly all with 7 to 9; photo ids have had 10 and more for long. */
    private static Reading number(String digits) {
        boolean halfAnNsid = digits.length() >= 7 && digits.length() <= 9;
        return halfAnNsid ? Reading.ambiguous(Reason.NUMBER) : PhotoId.read(digits);
    }

    private static boolean namesSomethingWithin(String text) {
        if (text.codePoints().noneMatch(Characters::isInvisible)) {
            return false;
        }
        String visible = text.codePoints()
                .filter(c -> !Characters.isInvisible(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return Nsid.isBareNsid(visible) || PhotoId.isDigits(visible);
    }

    private static Reading ofWords(List<String> words) {
        long ids = words.stream().filter(BareText::isId).count();
        if (ids > 1) {
            return Reading.ambiguous(Reason.MULTIPLE);
        }
        if (words.stream().anyMatch(Nsid::isBareNsid)) {
            return Reading.ambiguous(Reason.ACCOUNT_IN_TEXT);
        }
        return words.size() <= LONGEST_NAME
                ? Reading.ambiguous(Reason.SCREEN_NAME)
                : Reading.rejected(Reason.NOTHING_FOUND);
    }

    private static boolean isId(String word) {
        return Nsid.isBareNsid(word) || (word.length() >= 7 && PhotoId.isDigits(word));
    }

    private static boolean isOneWordWithASlash(String text) {
        boolean slash = text.chars().anyMatch(c -> c == '/' || c == '\\') || text.contains("%2F");
        return slash && words(text).size() == 1;
    }

    private static List<String> words(String text) {
        return text.codePoints()
                .map(c -> separatesWords(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .lines()
                .flatMap(line -> List.of(line.split(" +", -1)).stream())
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static boolean separatesWords(int c) {
        boolean ends = Characters.endsLink(c) && !Characters.isCjkLetter(c);
        return ends || Characters.isSpace(c) || c == ',' || c == ';';
    }

    private static String unwrapped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isAround(text.charAt(start))) {
            start++;
        }
        while (start < end && (isAround(text.charAt(end - 1)) || Characters.isSentenceEnd(text.charAt(end - 1)))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isAround(char c) {
        return Characters.isSpace(c)
                || Characters.isInvisible(c)
                || Characters.isCjkPunctuation(c)
                || WRAPPING.indexOf(c) >= 0;
    }
}
