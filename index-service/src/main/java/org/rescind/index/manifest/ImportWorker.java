package org.rescind.index.manifest;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;
import org.rescind.index.manifest.ImportTable.Import;
import org.rescind.messaging.Loop;
import org.rescind.messaging.Loops;

/** Completes the imports whose last byte is stored, one after the other; also those that a crash left. */
@Startup
@Singleton
class ImportWorker {

    private static final Logger LOG = Logger.getLogger(ImportWorker.class);

    private final Imports imports;
    private final Loop loop;

    ImportWorker(Imports imports, Loops loops) {
        this.imports = imports;
        this.loop = loops.startAlone("import-completion", this::completeNext);
    }

    private boolean completeNext() {
        List<Import> loading = imports.loading();
        if (loading.isEmpty()) {
            return false;
        }
        Import next = loading.get(0);
        imports.complete(next, imports.settle(next, imports.resolvedUntil()));
        LOG.infof("import %s of %s is complete: %d lines", next.id(), next.dataset(), next.read());
        return true;
    }

    void wake() {
        loop.wake();
    }
}
