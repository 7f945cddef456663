package org.rescind.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class EndedTest {

    @Test
    void an_open_connection_is_cut() {
        EmbeddedChannel connection = new EmbeddedChannel(new ChannelInboundHandlerAdapter());

        Ended.cut(connection);

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void cutting_a_connection_that_the_client_has_ended_does_nothing() {
        EmbeddedChannel connection = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
        connection.close();
        assertThat(connection.pipeline().firstContext()).isNull();

        assertThatCode(() -> Ended.cut(connection)).doesNotThrowAnyException();
    }
}
