package org.rescind.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class StackPortsTest {
    @Test
    void a_taken_port_is_named_with_the_process_that_has_it() throws Exception {
        var ports = StackPorts.from(0);
        assertThatCode(ports::check).doesNotThrowAnyException();

        try (var taken = new ServerSocket(ports.notifier(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(ports::check)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " (notifier) is taken by java (process "
                            + ProcessHandle.current().pid() + ")")
                    .hasMessageContaining("--port-base");
        }
    }

    @Test
    void taken_ports_that_were_asked_for_are_refused_and_others_are_found_for_whoever_asked_for_none()
            throws Exception {
        var ports = StackPorts.from(0);

        try (var taken = new ServerSocket(ports.index(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(() -> StackPorts.checked(ports.base())).hasMessageContaining("(index) is taken");
            assertThatCode(() -> StackPorts.checked(0).check()).doesNotThrowAnyException();
        }
    }

    @Test
    void a_base_that_leaves_no_room_is_refused() {
        assertThatThrownBy(() -> StackPorts.from(65_530)).hasMessageContaining("between 1024 and");
        assertThatThrownBy(() -> StackPorts.from(80)).hasMessageContaining("between 1024 and");
    }
}
