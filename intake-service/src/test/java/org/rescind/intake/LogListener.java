package org.rescind.intake;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Hears every log record, with its parameters and what was thrown; but for those of the mail server on the other side. */
public final class LogListener extends Handler {

    private final StringBuffer log;

    private LogListener(StringBuffer log) {
        this.log = log;
    }

    public static Handler into(StringBuffer log) {
        return new LogListener(log);
    }

    @Override
    public void publish(LogRecord record) {
        if (String.valueOf(record.getLoggerName()).startsWith("com.icegreen")) {
            return;
        }
        log.append(record.getMessage());
        if (record.getParameters() != null) {
            log.append(List.of(record.getParameters()));
        }
        for (Throwable thrown = record.getThrown(); thrown != null; thrown = thrown.getCause()) {
            log.append(thrown);
        }
        log.append('\n');
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
