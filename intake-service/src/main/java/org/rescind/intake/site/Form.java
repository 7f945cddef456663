package org.rescind.intake.site;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with what was filled in, by field and in the order of the page. */
public record Form(Map<String, String> errors) {

    public Form() {
        this(new LinkedHashMap<>());
    }

    public Form wrong(String field, String why) {
        errors.putIfAbsent(field, why);
        return this;
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    public boolean isWrong() {
        return !errors.isEmpty();
    }
}
