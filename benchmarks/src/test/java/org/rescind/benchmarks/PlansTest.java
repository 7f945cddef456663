package org.rescind.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlansTest {

    @Test
    void plans_are_found_among_whatever_else_the_log_says() {
        var log = List.of(
                "2026-11-22 10:00:00 UTC [1] LOG:  checkpoint starting: time",
                "2026-11-22 10:00:01 UTC [2] LOG:  duration: 0.061 ms  plan:",
                "\tQuery Text: select 1",
                "\tResult  (cost=0.00..0.01 rows=1 width=4)",
                "2026-11-22 10:00:02 UTC [2] LOG:  duration: 0.05 ms  plan:",
                "\tQuery Text: select 3",
                "2026-11-22 10:00:02 UTC [1] LOG:  checkpoint complete",
                "2026-11-22 10:00:03 UTC [2] LOG:  duration: 2.5 ms  plan:",
                "\tQuery Text: select 2");

        assertThat(Explained.plansIn(log))
                .containsExactly(
                        "duration: 0.061 ms  plan:\nQuery Text: select 1\nResult  (cost=0.00..0.01 rows=1 width=4)\n",
                        "duration: 0.05 ms  plan:\nQuery Text: select 3\n",
                        "duration: 2.5 ms  plan:\nQuery Text: select 2\n");
    }

    @Test
    void a_plan_shows_neither_the_key_nor_endless_lists() {
        var plan = "keyed_hash('\\x" + "5a".repeat(32) + "'::bytea, photo) = any('{"
                + "01a2066a-48a3-7b44-9537-46f62d0abb9c,".repeat(20) + "}'::uuid[]) and state = any('{a,b}')";

        assertThat(Plans.readable(plan))
                .isEqualTo("keyed_hash('(key)'::bytea, photo) = any('{...}'::uuid[]) and state = any('{a,b}')");
    }
}
