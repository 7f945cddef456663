package org.rescind.intake.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.rescind.web.Encryption;

/** Wraps the keys of requests with the first key of the service, after that was changed. What they encrypted stays as it is. */
@ApplicationScoped
class KeyRotation {

    private static final int BATCH = 500;

    private final RequestKeyTable keys;
    private final Encryption encryption;

    KeyRotation(RequestKeyTable keys, Encryption encryption) {
        this.keys = keys;
        this.encryption = encryption;
    }

    /** Returns how many it was. */
    @Transactional
    int wrapSome() {
        List<RequestKeyTable.Row> rows = keys.wrappedByOthers(encryption.prefix(), BATCH);
        keys.replace(rows.stream().map(this::wrapAgain).toList());
        return rows.size();
    }

    private RequestKeyTable.Row wrapAgain(RequestKeyTable.Row row) {
        return new RequestKeyTable.Row(
                row.request(), encryption.wrapAgain(row.wrapped(), Confidential.place(row.request())));
    }
}
