package org.rescind.notifier.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointRulesTest {

    private final EndpointRules everywhere = new EndpointRules(false);
    private final EndpointRules local = new EndpointRules(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.somewhere.example/rescind",
                "https://hooks.somewhere.example",
                "https://hooks.somewhere.example:443/a?b=c",
                "https://hooks.somewhere.example:8443/",
                "HTTPS://Hooks.Somewhere.EXAMPLE/x",
                "https://xn--bcher-kva.example/"
            })
    void an_https_url_with_a_host_name_is_allowed_anywhere(String url) {
        assertThat(everywhere.objection(url)).isEmpty();
        assertThat(local.objection(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.somewhere.example/",
                "ftp://hooks.somewhere.example/",
                "https://127.0.0.1/",
                "https://10.0.0.1/",
                "https://[::1]/",
                "https://[2001:db8::1]/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://127.1/",
                "https://0177.0.0.1/",
                "https://localhost/",
                "https://a.localhost/",
                "https://intranet/",
                "https://user:password@hooks.somewhere.example/",
                "https://hooks.somewhere.example/#part",
                "https://hooks.somewhere.example:22/",
                "https://hooks.somewhere.example:0/",
                "https://hooks.somewhere.example\\@evil.example/",
                "https:///path",
                "hooks.somewhere.example",
                "mailto:a@b.example",
                "not a url",
                ""
            })
    void everything_else_is_refused_anywhere(String url) {
        assertThat(everywhere.objection(url)).isPresent();
        assertThat(local.objection(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8086/r/1", "http://127.0.0.1:8086/", "http://127.8.8.8/", "http://[::1]:1/"})
    void plain_http_to_loopback_is_for_the_local_stack_only(String url) {
        assertThat(local.objection(url)).isEmpty();
        assertThat(everywhere.objection(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost.evil.example/",
                "http://127.0.0.1.evil.example/",
                "http://user@localhost/",
                "http://10.0.0.1/",
                "http://0.0.0.0/"
            })
    void what_only_looks_like_loopback_is_refused_in_the_local_stack_too(String url) {
        assertThat(local.objection(url)).isPresent();
    }
}
