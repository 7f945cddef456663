package org.rescind.notifier.portal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was filled in, and what is wrong with it, by field. */
record Form(Map<String, String> values, Map<String, String> errors) {

    Form() {
        this(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    Form with(String field, @Nullable Object value) {
        values.put(field, value == null ? "" : value.toString());
        return this;
    }

    Form wrong(String field, String why) {
        errors.putIfAbsent(field, why);
        return this;
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    boolean isWrong() {
        return !errors.isEmpty();
    }

    /** The number in a field; complains and gives 0 when there is none. */
    long number(String field, PortalMessages words) {
        String text = value(field).strip();
        if (text.matches("[0-9]{1,18}")) {
            return Long.parseLong(text);
        }
        wrong(field, words.errorNumber());
        return 0;
    }
}
