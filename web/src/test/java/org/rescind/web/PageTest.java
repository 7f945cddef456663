package org.rescind.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void a_page_points_behind_its_last_item_and_the_last_page_points_nowhere() {
        Page<String> first = Page.of(List.of("a", "b", "c"), 2, item -> item);
        Page<String> last = Page.of(List.of("c"), 2, item -> item);

        assertThat(first.items()).containsExactly("a", "b");
        assertThat(Cursor.read(first.next(), "")).isEqualTo("b");
        assertThat(last.next()).isNull();
    }

    @Test
    void a_cursor_that_we_did_not_give_out_is_a_problem_and_no_cursor_is_the_start() {
        assertThat(Cursor.read(null, "start")).isEqualTo("start");
        assertThat(Cursor.readNumber("")).isZero();
        assertThatThrownBy(() -> Cursor.read("%%%", "")).isInstanceOf(HttpProblem.class);
        assertThatThrownBy(() -> Cursor.readNumber(Cursor.write("x"))).isInstanceOf(HttpProblem.class);
    }
}
