package org.rescind.index;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.rescind.web.Problem;

/** Imports are unlimited, so the server's own limit is off; every other body may have 4 MiB. */
@Provider
class BodyLimit implements ReaderInterceptor {

    private static final int MOST_BYTES = 4 * 1024 * 1024;

    @ServerRequestFilter
    public @Nullable Response announcedTooLarge(ContainerRequestContext request) {
        boolean tooLarge = request.getLength() > MOST_BYTES
                && !request.getUriInfo().getPath().endsWith("/imports");
        return tooLarge ? tooLarge() : null;
    }

    private static Response tooLarge() {
        return Problem.TOO_LARGE.with("Send at most 4 MiB.").toResponse();
    }

    /** For bodies that do not announce their length; an import's body is taken as a stream, not read here. */
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() != InputStream.class) {
            context.setInputStream(new Limited(context.getInputStream()));
        }
        return context.proceed();
    }

    private static final class Limited extends FilterInputStream {

        private int left = MOST_BYTES;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(read);
            return read;
        }

        private void count(int bytes) {
            left -= Math.max(0, bytes);
            if (left < 0) {
                throw Problem.TOO_LARGE.with("Send at most 4 MiB.");
            }
        }
    }
}
