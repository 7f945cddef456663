package org.rescind.index.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON objects: one on each line, or each a member of one object. */
class JsonRows extends RowReader {

    private static final Set<String> NO_OBJECT = Set.of("not_object", "json");

    private final Mapping mapping;
    private final boolean members;

    private JsonRows(Mapping mapping, boolean members) {
        super(false);
        this.mapping = mapping;
        this.members = members;
    }

    static JsonRows ofLines(Mapping mapping) {
        return new JsonRows(mapping, false);
    }

    static JsonRows ofMembers(Mapping mapping) {
        return new JsonRows(mapping, true);
    }

    @Override
    void check(Line first) {
        if (row(first) instanceof Row.Refused why && NO_OBJECT.contains(why.reason())) {
            throw new UnreadableFileException("Record %d is not a JSON object.".formatted(first.number()));
        }
    }

    @Override
    Row row(Line line) {
        String text = members ? "{" + Json.text(line) + "}" : Json.text(line);
        try (JsonParser parser = Json.parser(text)) {
            return row(parser);
        } catch (IOException e) {
            return new Row.Refused("json");
        }
    }

    private Row row(JsonParser parser) throws IOException {
        boolean object = parser.nextToken() == JsonToken.START_OBJECT;
        if (members) {
            parser.nextToken();
            object = parser.nextToken() == JsonToken.START_OBJECT;
        }
        if (!object) {
            return new Row.Refused("not_object");
        }
        Map<String, String> texts = new HashMap<>();
        boolean clear = collect(parser, "", texts);
        Json.expectEnd(parser, members);
        return clear ? mapping.keys(texts::get).row() : new Row.Refused("ids_differ");
    }

    /** False when something is said twice and differently. */
    private boolean collect(JsonParser parser, String prefix, Map<String, String> texts) throws IOException {
        boolean clear = true;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String path = prefix + parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && mapping.leadsThrough(path)) {
                clear &= collect(parser, path + ".", texts);
            } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL && mapping.names(path)) {
                String before = texts.put(path, parser.getText());
                clear &= before == null || before.equals(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        return clear;
    }

    /** An element of an array of texts. */
    static @Nullable String text(Line line) {
        try (JsonParser parser = Json.parser(Json.text(line))) {
            String text = parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
            Json.expectEnd(parser, false);
            return text;
        } catch (IOException e) {
            return null;
        }
    }
}
