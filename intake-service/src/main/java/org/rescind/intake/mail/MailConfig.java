package org.rescind.intake.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * How mails are sent. Environment: {@code RESCIND_MAIL_HOST} and so on. What says how to reach the server goes on to {@code
 * quarkus.mailer}, in {@code application.properties}.
 */
@ConfigMapping(prefix = "rescind.mail")
public interface MailConfig {

    /** The SMTP server. Without one nothing is sent, and addresses are erased because nobody confirms them. */
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

    /** How often it is looked for what is to be told. */
    @WithDefault("PT5S")
    Duration every();

    /** How long a mail may take; then it is sent again. */
    @WithDefault("PT30S")
    Duration timeout();

    /** The pause after the first failure; it doubles with each further one. */
    @WithDefault("PT1M")
    Duration firstPause();

    @WithDefault("PT1H")
    Duration longestPause();
}
