package org.rescind.intake.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rescind.web.Encryption;

class WaitingTicketsTest {

    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final WaitingTickets tickets = with(Fixed.KEY);

    private WaitingTickets with(String key) {
        return new WaitingTickets(Encryption.withKeys(key), Fixed.config(Map.of()), () -> now);
    }

    @Test
    void a_ticket_counts_after_the_wait_and_until_it_expires() {
        WaitingTickets.Ticket ticket = tickets.of("192.0.2.1");

        assertThat(ticket.notBefore()).isEqualTo(now.plusSeconds(30));
        assertThat(tickets.read(ticket.value())).isEmpty();
        now = now.plusSeconds(29);
        assertThat(tickets.read(ticket.value())).isEmpty();
        now = now.plusSeconds(1);
        assertThat(tickets.read(ticket.value())).isPresent();
        now = now.plus(Duration.ofMinutes(30));
        assertThat(tickets.read(ticket.value())).isEmpty();
    }

    @Test
    void a_client_has_one_ticket_at_a_time() {
        WaitingTickets.Ticket first = tickets.of("192.0.2.1");

        assertThat(tickets.of("192.0.2.1")).isEqualTo(first);
        assertThat(tickets.of("192.0.2.2")).isNotEqualTo(first);
        tickets.forget("192.0.2.1");
        assertThat(tickets.of("192.0.2.1")).isNotEqualTo(first);
        WaitingTickets.Ticket old = tickets.of("192.0.2.1");
        now = now.plus(Duration.ofMinutes(30));
        assertThat(tickets.of("192.0.2.1")).isNotEqualTo(old);
    }

    @Test
    void a_ticket_that_we_did_not_issue_counts_nothing() {
        String ticket = tickets.of("192.0.2.1").value();
        now = now.plusSeconds(60);
        char last = ticket.charAt(ticket.length() - 8) == 'A' ? 'B' : 'A';
        String changed = ticket.substring(0, ticket.length() - 8) + last + ticket.substring(ticket.length() - 7);

        assertThat(tickets.read(ticket)).isPresent();
        assertThat(tickets.read(changed)).isEmpty();
        assertThat(tickets.read("wait.")).isEmpty();
        assertThat(tickets.read("wait.!")).isEmpty();
        assertThat(with(Fixed.OTHER_KEY).read(ticket)).isEmpty();
    }
}
