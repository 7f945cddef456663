package org.rescind.notifier.obligation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * How reminders are sent. Environment: {@code RESCIND_MAIL_HOST} and so on. What says how to reach the server goes on to
 * {@code quarkus.mailer}, in {@code application.properties}.
 */
@ConfigMapping(prefix = "rescind.mail")
public interface MailConfig {

    /** The SMTP server. Without one reminders are recorded, and not sent. */
    Optional<String> host();

    @WithDefault("25")
    int port();

    @WithDefault("rescind@localhost")
    String from();

    Optional<String> username();

    Optional<String> password();

    /** {@code DISABLED}, {@code OPTIONAL} or {@code REQUIRED}. */
    @WithDefault("OPTIONAL")
    String startTls();

    /** Whether the connection begins with TLS. */
    @WithDefault("false")
    boolean tls();

    /** Where institutions reach this service: stands in mails. */
    @WithDefault("http://localhost:8082")
    String baseUrl();

    /** How long a mail may take; then it is sent again. */
    @WithDefault("PT30S")
    Duration timeout();

    /** The pause after the first failure; it doubles with each further one. */
    @WithDefault("PT1M")
    Duration firstPause();

    @WithDefault("PT1H")
    Duration longestPause();
}
