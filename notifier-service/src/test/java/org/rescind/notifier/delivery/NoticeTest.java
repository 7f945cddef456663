package org.rescind.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.rescind.notifier.endpoint.Payload;
import org.rescind.notifier.log.LogSlice;

class NoticeTest {

    private static final String ENTRY =
            "{\"position\":813,\"photo\":\"flickr:81636471393\",\"releases\":[\"1.0\"],\"removedAt\":\"2026-11-22T10:00:00Z\","
                    + "\"reason\":\"data_subject_request\"}";
    private static final LogSlice SLICE =
            new LogSlice("dif", 813, 813, ENTRY, "P30D", Instant.parse("2026-11-22T10:00:00Z"));

    @Test
    void the_body_has_its_keys_in_order_no_white_space_and_the_entries_as_they_are_stored() {
        var notice = Notice.of(new Claim.Range("dif", 813, 813, Payload.FULL), SLICE);
        assertThat(notice.id()).isEqualTo("dif:813-813");
        assertThat(notice.body())
                .isEqualTo("{\"specversion\":\"1.0\",\"type\":\"org.rescind.removals.v1\",\"source\":\"/datasets/dif\","
                        + "\"id\":\"dif:813-813\",\"time\":\"2026-11-22T10:00:00Z\",\"datacontenttype\":\"application/json\","
                        + "\"data\":{\"dataset\":\"dif\",\"first\":813,\"last\":813,\"purgeWithin\":\"P30D\",\"entries\":["
                        + ENTRY + "]}}");
    }

    @Test
    void a_thin_notice_has_an_id_of_its_own_and_no_entries() {
        var notice = Notice.of(new Claim.Range("dif", 813, 813, Payload.THIN), SLICE);
        assertThat(notice.id()).isEqualTo("dif:813-813:thin");
        assertThat(notice.body())
                .contains("\"id\":\"dif:813-813:thin\"")
                .endsWith("\"first\":813,\"last\":813,\"purgeWithin\":\"P30D\"}}")
                .doesNotContain("flickr");
    }
}
