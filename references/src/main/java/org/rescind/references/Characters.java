package org.rescind.references;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/** The kinds of character that matter where a link begins and ends in a text. */
final class Characters {

    /** What cannot stand in a link, and so ends it. A backslash is not among them: it makes a link unreadable. */
    private static final String DELIMITERS = "<>\"'`|{}()[]*^";

    private static final String SENTENCE_END = ".,;:!?";
    private static final String QUOTES = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a";
    /** Full-width forms that people also type for a part of the link itself. */
    private static final String FULL_WIDTH_LINK_PARTS =
            "\uff0f\uff0e\uff20\uff05\uff03\uff06\uff1d\uff0d\uff3f\uff0b\uff3c\uff5e";

    private static final String INVISIBLE =
            "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u061c\u180e\u2061\u2062\u2063\u2064";
    private static final Set<UnicodeScript> CJK = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO);

    private Characters() {}

    static boolean isSpace(int c) {
        if (c > ' ' && c < 0x7f) {
            return false;
        }
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    static boolean isInvisible(int c) {
        return c > 0x7f && (INVISIBLE.indexOf(c) >= 0 || isBidi(c));
    }

    private static boolean isBidi(int c) {
        return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }

    static boolean endsLink(int c) {
        return c < 0x7f ? DELIMITERS.indexOf(c) >= 0 : QUOTES.indexOf(c) >= 0 || isCjkLetter(c) || isCjkPunctuation(c);
    }

    static boolean isSentenceEnd(int c) {
        return SENTENCE_END.indexOf(c) >= 0;
    }

    static boolean isCjkLetter(int c) {
        return c > 0x7f && Character.isLetter(c) && CJK.contains(UnicodeScript.of(c));
    }

    static boolean isCjkPunctuation(int c) {
        UnicodeBlock block = c > 0x7f ? UnicodeBlock.of(c) : null;
        if (block == UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS) {
            return !Character.isLetterOrDigit(c);
        }
        return block == UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION
                || block == UnicodeBlock.CJK_COMPATIBILITY_FORMS
                || c == 0x30fb
                || c == 0x30fc;
    }

    static boolean isFullWidthLinkPart(int c) {
        return FULL_WIDTH_LINK_PARTS.indexOf(c) >= 0;
    }

    static boolean isPlain(int c) {
        return c > ' ' && c < 0x7f && c != '\\';
    }

    static boolean arePlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isAsciiLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isAsciiDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAsciiWord(int c) {
        return isAsciiLetter(c) || isAsciiDigit(c) || c == '_' || c == '-';
    }
}
