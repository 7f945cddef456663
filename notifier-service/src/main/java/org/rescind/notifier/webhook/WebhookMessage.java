package org.rescind.notifier.webhook;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A body and its id. The same id always has the same body. */
public final class WebhookMessage {

    private final String id;
    private final byte[] bytes;
    private final Buffer buffer;

    public WebhookMessage(String id, String body) {
        this.id = id;
        this.bytes = body.getBytes(StandardCharsets.UTF_8);
        this.buffer = shared(bytes);
    }

    public String id() {
        return id;
    }

    public String body() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public int size() {
        return bytes.length;
    }

    byte[] bytes() {
        return bytes;
    }

    Buffer buffer() {
        return buffer;
    }

    // Outside of the heap and never released: a socket takes it as it is. From the heap it would be copied once for
    // each
    // receiver, and a thousand slow ones would hold a thousand copies.
    private static Buffer shared(byte[] bytes) {
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        return Buffer.buffer(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(direct)));
    }
}
