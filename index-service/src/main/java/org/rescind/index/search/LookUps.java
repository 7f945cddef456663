package org.rescind.index.search;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rescind.references.Reading;
import org.rescind.references.Reason;
import org.rescind.references.References;
import org.rescind.web.Problem;

/** Looks many references up, each thing once however often it was pasted. */
@Singleton
class LookUps {

    private record Thing(String kind, String value) {}

    private record Input(String text, Reading reading, Optional<Thing> thing) {

        static Input read(String text) {
            Reading reading = References.read(text);
            return new Input(text, reading, thingIn(text, reading));
        }
    }

    private static final Pattern ALIAS = Pattern.compile("[a-z0-9_-]{1,100}");

    private final LookUpTable table;
    private final Semaphore places;

    LookUps(LookUpTable table, SearchConfig config) {
        this.table = table;
        this.places = new Semaphore(config.lookUpAtOnce());
    }

    List<LookedUp> of(List<String> texts) {
        List<Input> inputs = texts.stream().map(Input::read).toList();
        Map<Thing, LookUpTable.Asked> asked = new LinkedHashMap<>();
        inputs.stream()
                .flatMap(input -> input.thing().stream())
                .forEach(thing -> asked.computeIfAbsent(
                        thing, first -> new LookUpTable.Asked(asked.size(), first.kind(), first.value())));
        Map<Integer, List<LookUpTable.Row>> rows = asked.isEmpty() ? Map.of() : find(List.copyOf(asked.values()));
        return inputs.stream().map(input -> lookedUp(input, asked, rows)).toList();
    }

    /** Most connections to the database are left to those who remove. */
    private Map<Integer, List<LookUpTable.Row>> find(List<LookUpTable.Asked> asked) {
        if (!places.tryAcquire()) {
            throw Problem.BUSY.with(
                    "There are as many look-ups at the moment as are made at once. Try again a little later.",
                    Duration.ofSeconds(1));
        }
        try {
            return table.find(asked).stream().collect(Collectors.groupingBy(LookUpTable.Row::ordinal));
        } finally {
            places.release();
        }
    }

    private static LookedUp lookedUp(
            Input input, Map<Thing, LookUpTable.Asked> asked, Map<Integer, List<LookUpTable.Row>> rows) {
        return input.thing()
                .map(asked::get)
                .map(thing -> LookedUp.of(
                        input.text(), input.reading(), thing, rows.getOrDefault(thing.ordinal(), List.of())))
                .orElseGet(() -> LookedUp.of(input.text(), input.reading()));
    }

    /** What is to be looked for; a name as the alias that its owner may have made of it. */
    private static Optional<Thing> thingIn(String text, Reading reading) {
        if (reading.kind().namesSomething()) {
            return Optional.of(new Thing(reading.kind().wireName(), String.valueOf(reading.value())));
        }
        if (!Reason.SCREEN_NAME.code().equals(reading.reason())) {
            return Optional.empty();
        }
        String alias = text.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Z}]+", "");
        return ALIAS.matcher(alias).matches() ? Optional.of(new Thing("screen_name", alias)) : Optional.empty();
    }
}
