package org.rescind.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final long TWO_SECONDS = 2_000_000_000L;

    @Test
    void a_case_under_way_is_read_as_it_is_told() throws Exception {
        var at = Snapshot.of(theCase("in_progress", "\"propagating\"", 200), coverage(200));

        assertThat(at.settled()).isEqualTo(1);
        assertThat(at.totals()).isEqualTo(new Snapshot.Totals(1_001, 1_001, 0, 0, 0));
        assertThat(at.positions()).isEqualTo(new Snapshot.Positions(1_001, 1_043, 1, 1_001));
        assertThat(at.reached()).isEqualTo(new Snapshot.Copies(250, 250, 231, 200, 3));
        assertThat(at.isComplete()).isFalse();
        assertThat(new LiveTable().rows(at, TWO_SECONDS))
                .anyMatch(row -> row.contains("1–1,001"))
                .anyMatch(row -> row.matches("  notified +█{30}  250 of 250  2.0 s"))
                .anyMatch(row -> row.matches("  purged +█{24}░{6}  200 of 250"))
                .last()
                .asString()
                .contains("in progress, propagating");
    }

    @Test
    void it_is_complete_when_the_case_and_the_coverage_both_say_so() throws Exception {
        assertThat(Snapshot.of(theCase("fulfilled", "null", 250), coverage(250)).isComplete())
                .isTrue();
        assertThat(Snapshot.of(theCase("fulfilled", "null", 250), coverage(249)).isComplete())
                .isFalse();
        assertThat(Snapshot.of(theCase("fulfilled", "null", 249), coverage(250)).isComplete())
                .isFalse();
        assertThat(Snapshot.of(theCase("in_progress", "\"propagating\"", 250), coverage(250))
                        .isComplete())
                .isFalse();
    }

    @Test
    void before_the_first_look_there_is_nothing() {
        assertThat(Snapshot.NONE.isComplete()).isFalse();
        assertThat(new LiveTable().line(Snapshot.NONE, 0)).contains("positions -");
    }

    private static JsonNode theCase(String status, String phase, int purged) throws Exception {
        return new ObjectMapper().readTree("""
                        {"id":"1","status":"%s","phase":%s,
                         "references":[{"input":"71234567@N03","kind":"owner","outcome":"removed","photos":1001}],
                         "totals":{"photosClaimed":1001,"removed":1001,"alreadyRemoved":0,"notFound":0,"refused":0},
                         "datasets":[{"dataset":"other"},
                          {"dataset":"dif","photos":1001,"records":1043,"firstPosition":1,"lastPosition":1001,
                           "copies":{"total":250,"notified":250,"acknowledged":231,"purged":%d,"overdue":3}}],
                         "recipients":[]}""".formatted(status, phase, purged));
    }

    private static JsonNode coverage(int purged) throws Exception {
        return new ObjectMapper().readTree("""
                        {"dataset":"dif","head":1001,"copies":250,"notified":250,"acknowledged":250,"purged":%d,
                         "overdue":0}""".formatted(purged));
    }
}
