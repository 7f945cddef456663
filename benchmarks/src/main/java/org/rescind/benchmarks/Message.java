package org.rescind.benchmarks;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;

/**
 * What an institution was sent, to be sent again.
 *
 * @param buffer outside of the heap and never released, as the notifier keeps its bodies
 * @param asymmetric whether it was signed with the key pair of the notifier, too
 */
record Message(String id, byte[] bytes, Buffer buffer, boolean asymmetric) {

    static Message of(String id, Buffer body, String signatures) {
        var bytes = body.getBytes();
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        return new Message(
                id,
                bytes,
                Buffer.buffer(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(direct))),
                signatures.contains("v1a,"));
    }
}
