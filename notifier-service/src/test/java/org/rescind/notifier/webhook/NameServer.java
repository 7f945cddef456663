package org.rescind.notifier.webhook;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.dns.DatagramDnsQuery;
import io.netty.handler.codec.dns.DatagramDnsQueryDecoder;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DatagramDnsResponseEncoder;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A name server that answers as a test wants. */
final class NameServer implements AutoCloseable {

    /**
     * @param addresses of the kind that was asked for
     * @param alias the name is another one's
     */
    record Records(
            DnsResponseCode code,
            List<String> addresses,
            @Nullable String alias) {

        static Records of(String... addresses) {
            return new Records(DnsResponseCode.NOERROR, List.of(addresses), null);
        }

        static Records fails(DnsResponseCode code) {
            return new Records(code, List.of(), null);
        }

        static Records alias(String other) {
            return new Records(DnsResponseCode.NOERROR, List.of(), other);
        }
    }

    private final NioEventLoopGroup thread = new NioEventLoopGroup(1);
    private final Channel channel;
    private final AtomicInteger questions = new AtomicInteger();

    /** @param answer null: no answer at all */
    NameServer(Function<String, @Nullable Records> answer) {
        try {
            channel = new Bootstrap()
                    .group(thread)
                    .channel(NioDatagramChannel.class)
                    .handler(new ChannelInitializer<NioDatagramChannel>() {
                        @Override
                        protected void initChannel(NioDatagramChannel opened) {
                            opened.pipeline()
                                    .addLast(
                                            new DatagramDnsQueryDecoder(),
                                            new DatagramDnsResponseEncoder(),
                                            new Answering(answer));
                        }
                    })
                    .bind("127.0.0.1", 0)
                    .sync()
                    .channel();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + ((InetSocketAddress) channel.localAddress()).getPort();
    }

    int questions() {
        return questions.get();
    }

    @Override
    public void close() {
        thread.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS);
    }

    private final class Answering extends SimpleChannelInboundHandler<DatagramDnsQuery> {

        private final Function<String, @Nullable Records> answer;

        Answering(Function<String, @Nullable Records> answer) {
            this.answer = answer;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramDnsQuery query) throws Exception {
            DnsQuestion question = query.recordAt(DnsSection.QUESTION);
            boolean six = question.type().equals(DnsRecordType.AAAA);
            questions.incrementAndGet();
            Records records = answer.apply(question.name());
            if (records == null) {
                return;
            }
            DatagramDnsResponse response = new DatagramDnsResponse(query.recipient(), query.sender(), query.id());
            response.setCode(records.code());
            response.addRecord(DnsSection.QUESTION, question);
            String alias = records.alias();
            if (alias != null) {
                response.addRecord(
                        DnsSection.ANSWER,
                        new DefaultDnsRawRecord(
                                question.name(), DnsRecordType.CNAME, 0, Unpooled.wrappedBuffer(encoded(alias))));
            }
            for (String address : records.addresses()) {
                if (address.contains(":") == six) {
                    response.addRecord(
                            DnsSection.ANSWER,
                            new DefaultDnsRawRecord(
                                    question.name(), question.type(), 0, Unpooled.wrappedBuffer(bytes(address))));
                }
            }
            context.writeAndFlush(response);
        }
    }

    private static byte[] bytes(String address) throws UnknownHostException {
        return InetAddress.getByName(address).getAddress();
    }

    private static byte[] encoded(String name) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (String label : name.split("\\.")) {
            out.write(label.length());
            out.writeBytes(label.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        out.write(0);
        return out.toByteArray();
    }
}
