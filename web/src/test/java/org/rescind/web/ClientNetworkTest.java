package org.rescind.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientNetworkTest {

    private static ClientNetwork of(String address) {
        return ClientNetwork.of(address);
    }

    @Test
    void neighbours_with_ipv4_addresses_are_different_clients() {
        assertThat(of("192.0.2.1")).isEqualTo(of("192.0.2.1")).isNotEqualTo(of("192.0.2.2"));
    }

    @Test
    void whoever_chooses_among_the_addresses_of_an_ipv6_network_is_one_client() {
        assertThat(of("2001:db8:1:2::1"))
                .isEqualTo(of("2001:db8:1:2:ffff:ffff:ffff:ffff"))
                .isNotEqualTo(of("2001:db8:1:3::1"));
    }

    @Test
    void an_ipv4_address_written_as_ipv6_is_not_the_network_of_all_of_them() {
        assertThat(of("::ffff:192.0.2.1")).isNotEqualTo(of("::ffff:192.0.2.2"));
    }

    @Test
    void what_is_no_address_is_one_client_that_is_limited_too() {
        assertThat(of("localhost")).isEqualTo(of("")).isEqualTo(of("unix"));
    }
}
