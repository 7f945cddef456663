package org.rescind.index.download;

import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.rescind.web.Ended;

/** Ends a download whose reader is so slow that it might go on for ever; it can be taken up again where it was cut. */
class Pace extends OutputStream {

    private static final Logger LOG = Logger.getLogger(Pace.class);

    private final OutputStream out;
    private final AtomicLong written = new AtomicLong();

    Pace(OutputStream out) {
        this.out = out;
    }

    void watch(RoutingContext context, DownloadConfig config) {
        AtomicLong before = new AtomicLong();
        long timer = context.vertx().setPeriodic(config.paceTime().toMillis(), tick -> {
            long now = written.get();
            if (now - before.getAndSet(now) < config.leastBytes()) {
                context.vertx().cancelTimer(tick);
                LOG.infof(
                        "a download is cut: it took less than %d bytes in %s", config.leastBytes(), config.paceTime());
                Ended.cut(context);
            }
        });
        Ended.then(context, () -> context.vertx().cancelTimer(timer));
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        written.incrementAndGet();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        written.addAndGet(length);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
