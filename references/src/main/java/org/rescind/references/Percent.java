package org.rescind.references;

import java.util.ArrayList;
import java.util.List;

/** Percent-encoding, undone once and never twice. */
final class Percent {

    private Percent() {}

    /** Byte by byte: what is not ASCII comes out as characters that no form of ours has. A broken escape stays as it is. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int value = text.charAt(i) == '%' ? escaped(text, i) : -1;
            plain.append(value < 0 ? text.charAt(i) : (char) value);
            i += value < 0 ? 0 : 2;
        }
        return plain.toString();
    }

    private static int escaped(String text, int at) {
        if (at + 2 >= text.length()) {
            return -1;
        }
        int high = hex(text.charAt(at + 1));
        int low = hex(text.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static int hex(char c) {
        return c < 0x7f ? Character.digit(c, 16) : -1;
    }

    /** The values of one parameter of a query, each once. */
    static List<String> parameters(String query, String name) {
        List<String> values = new ArrayList<>();
        for (int start = 0; start <= query.length(); ) {
            int and = query.indexOf('&', start);
            int end = and < 0 ? query.length() : and;
            String parameter = query.substring(start, end);
            int equals = parameter.indexOf('=');
            if (equals >= 0 && decode(parameter.substring(0, equals)).equals(name)) {
                values.add(decode(parameter.substring(equals + 1)));
            }
            start = end + 1;
        }
        return values.stream().distinct().toList();
    }
}
