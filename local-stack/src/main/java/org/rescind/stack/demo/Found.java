package org.rescind.stack.demo;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the public search shows of an account: all of it, page by page. */
record Found(long photos, long records) {

    /** @param index as everybody sees it */
    static Found of(Api index, String account) {
        var photos = 0L;
        var records = 0L;
        @Nullable String cursor = null;
        do {
            var page = index.post("/api/v1/search", query(account, cursor));
            for (var match : page.path("matches")) {
                photos++;
                records += match.path("records").asLong();
            }
            cursor = page.path("next").isTextual() ? page.path("next").asText() : null;
        } while (cursor != null);
        return new Found(photos, records);
    }

    private static Map<String, String> query(String account, @Nullable String cursor) {
        var query = new HashMap<String, String>();
        query.put("reference", account);
        if (cursor != null) {
            query.put("cursor", cursor);
        }
        return query;
    }
}
