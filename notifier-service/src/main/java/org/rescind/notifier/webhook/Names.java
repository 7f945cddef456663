package org.rescind.notifier.webhook;

import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Looks host names up, all their addresses. Ours, because Java's look-up holds a thread as long as a name server likes, and
 * Vert.x tells the first address only.
 */
@Singleton
class Names {

    private static final int QUERY_MILLIS = 2_000;
    private static final int MOST_QUERIES = 8;
    private static final int KEPT_SECONDS = 30;
    private static final int KEPT_FAILED_SECONDS = 5;
    private static final int DNS_PORT = 53;

    private final DnsNameResolver resolver;

    Names(Vertx vertx, DeliveryConfig config) {
        DnsNameResolverBuilder builder = new DnsNameResolverBuilder(
                        vertx.nettyEventLoopGroup().next())
                .datagramChannelType(NioDatagramChannel.class)
                .socketChannelType(NioSocketChannel.class)
                .resolvedAddressTypes(ResolvedAddressTypes.IPV4_PREFERRED)
                .queryTimeoutMillis(QUERY_MILLIS)
                .maxQueriesPerResolve(MOST_QUERIES)
                .ttl(0, KEPT_SECONDS)
                .negativeTtl(KEPT_FAILED_SECONDS)
                .searchDomains(List.of());
        config.nameServers()
                .ifPresent(servers -> builder.nameServerProvider(new SequentialDnsServerAddressStreamProvider(
                        servers.stream().map(Names::server).toList())));
        this.resolver = builder.build();
    }

    /** All addresses of the name, never none: a name without any fails. */
    Future<List<InetAddress>> resolve(String host) {
        Promise<List<InetAddress>> resolved = Promise.promise();
        resolver.resolveAll(host).addListener((io.netty.util.concurrent.Future<List<InetAddress>> future) -> {
            if (future.isSuccess() && !future.getNow().isEmpty()) {
                resolved.complete(List.copyOf(future.getNow()));
            } else {
                resolved.fail(new UnknownHostException(host));
            }
        });
        return resolved.future();
    }

    private static InetSocketAddress server(String address) {
        int colon = address.indexOf(':');
        return colon < 0
                ? new InetSocketAddress(address, DNS_PORT)
                : new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    @PreDestroy
    void close() {
        resolver.close();
    }
}
