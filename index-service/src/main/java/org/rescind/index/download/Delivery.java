package org.rescind.index.download;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;
import org.rescind.web.Ended;

/** Hands out an edition once, and closes it also when nobody takes it any more. */
class Delivery implements StreamingOutput {

    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final int BUFFER = 64 * 1024;

    private final Edition edition;
    private final ByteRange range;
    private final boolean compressed;
    private final RoutingContext context;
    private final DownloadConfig config;
    private final AtomicBoolean taken = new AtomicBoolean();

    Delivery(Edition edition, ByteRange range, boolean compressed, RoutingContext context, DownloadConfig config) {
        this.edition = edition;
        this.range = range;
        this.compressed = compressed;
        this.context = context;
        this.config = config;
        Ended.then(context, this::giveUp);
    }

    @Override
    public void write(OutputStream out) throws IOException {
        if (taken.getAndSet(true)) {
            throw new IOException("the client has gone");
        }
        try (edition) {
            OutputStream packed =
                    new BufferedOutputStream(compressed ? new GZIPOutputStream(out, BUFFER) : out, BUFFER);
            Pace pace = new Pace(packed);
            pace.watch(context, config);
            edition.write(pace, range);
            pace.close();
        } catch (IOException | RuntimeException e) {
            // Otherwise the client would wait for the rest, or take what it has for the whole.
            Ended.cut(context);
            LOG.infof("a download of %s ended early: %s", edition.fileName(), e.getMessage());
        }
    }

    private void giveUp() {
        if (!taken.getAndSet(true)) {
            context.vertx().executeBlocking(() -> {
                edition.close();
                return edition;
            });
        }
    }
}
