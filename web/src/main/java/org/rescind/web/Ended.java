package org.rescind.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * When a request is over: its answer is sent, or its connection is gone. The end handlers of a routing context do not tell:
 * there is one place for each, and an answer that is streamed takes it.
 */
public final class Ended {

    private Ended() {}

    /**
     * Ends the connection at once. Closing it in any other way waits until the client has read what is on its way: one that
     * does not read would keep it open for ever.
     */
    public static void cut(RoutingContext context) {
        cut(channel(context));
    }

    static void cut(Channel connection) {
        ChannelHandlerContext first = connection.pipeline().firstContext();
        // A connection that has ended has no handlers any more.
        if (first != null) {
            var unused = first.close();
        }
    }

    /** Runs once, also when the request is over already. */
    public static void then(RoutingContext context, Runnable action) {
        AtomicBoolean pending = new AtomicBoolean(true);
        Runnable once = () -> {
            if (pending.getAndSet(false)) {
                action.run();
            }
        };
        ChannelFuture gone = channel(context).closeFuture();
        ChannelFutureListener listener = closed -> once.run();
        gone.addListener(listener);
        context.addBodyEndHandler(sent -> {
            gone.removeListener(listener);
            once.run();
        });
        if (context.response().ended()) {
            gone.removeListener(listener);
            once.run();
        }
    }

    private static Channel channel(RoutingContext context) {
        return ((ConnectionBase) context.request().connection()).channel();
    }
}
