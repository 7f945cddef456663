package org.rescind.intake.protection;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;

/**
 * Where the request comes from that is being answered. Behind a reverse proxy that is the proxy, unless
 * {@code quarkus.http.proxy.proxy-address-forwarding} and {@code .trusted-proxies} say whose headers to believe: what a header
 * says that anybody can write is worth nothing.
 */
@Singleton
public class ClientAddress {

    private final CurrentVertxRequest request;

    ClientAddress(CurrentVertxRequest request) {
        this.request = request;
    }

    /** As digits. */
    public String get() {
        SocketAddress address = request.getCurrent().request().remoteAddress();
        return address == null || address.hostAddress() == null ? "unknown" : address.hostAddress();
    }
}
