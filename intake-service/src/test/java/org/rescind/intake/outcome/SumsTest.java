package org.rescind.intake.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rescind.events.Outcome;
import org.rescind.events.RequestResolved;
import org.rescind.events.RequestResolved.Reference;
import org.rescind.events.RequestResolved.Totals;
import org.rescind.intake.Index;
import org.rescind.intake.Person;
import org.rescind.intake.Wire;

/** Invariant 2, with outcomes by chance. */
@QuarkusTest
class SumsTest {

    private static final String[] PASTED = {"44", "12345678@N44", "https://example.org/", "no link at all", "44"};

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void every_reference_ends_in_exactly_one_outcome_and_the_photos_add_up() {
        for (int round = 0; round < 12; round++) {
            List<String> pasted = Stream.concat(
                            Stream.of("45"),
                            random.ints(random.nextInt(30), 0, PASTED.length).mapToObj(i -> PASTED[i]))
                    .toList();
            Person person = Person.of(Person.submit(Person.body(pasted, java.util.Map.of())));
            Totals totals = new Totals(10, 4, 3, 2, 1);
            List<Reference> outcomes = outcomes(pasted.size());
            Wire.say(
                    new RequestResolved(person.id(), 1, 1, 1, outcomes, List.of(Index.at("sums", 1, 1)), totals, null));

            await("seed " + seed)
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> person.looksAtTheCase().getInt("totals.photosClaimed") == 10);
            assertSettled(person.looksAtTheCase(), outcomes);
        }
    }

    private List<Reference> outcomes(int references) {
        return IntStream.rangeClosed(1, references)
                .mapToObj(ordinal -> new Reference(
                        ordinal, Outcome.values()[random.nextInt(Outcome.values().length)], random.nextInt(5), null))
                .toList();
    }

    private void assertSettled(JsonPath view, List<Reference> said) {
        List<String> kinds = view.getList("references.kind");
        List<String> shown = view.getList("references.outcome");
        for (int i = 0; i < kinds.size(); i++) {
            String expected = switch (kinds.get(i)) {
                case "rejected" -> "refused";
                case "ambiguous" -> "ambiguous";
                default -> said.get(i).outcome().name().toLowerCase(java.util.Locale.ROOT);
            };
            assertThat(shown.get(i)).as("reference %d, seed %d", i, seed).isEqualTo(expected);
        }
        assertThat(view.getInt("totals.removed")
                        + view.getInt("totals.alreadyRemoved")
                        + view.getInt("totals.notFound")
                        + view.getInt("totals.refused"))
                .isEqualTo(view.getInt("totals.photosClaimed"));
    }
}
