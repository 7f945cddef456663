package org.rescind.intake.caseview;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.protection.SpreadsheetCell;
import org.rescind.intake.request.RemovalRequest;
import org.rescind.web.Page;

/** Everything that a case holds, as one file; the lists are read in parts and never held whole. */
@Singleton
class CaseExport {

    private final ObjectMapper json;
    private final CaseLists lists;
    private final StepTable steps;

    CaseExport(ObjectMapper json, CaseLists lists, StepTable steps) {
        this.json = json;
        this.lists = lists;
        this.steps = steps;
    }

    StreamingOutput of(RemovalRequest request) {
        return out -> write(request, out);
    }

    /** The institutions as a table; what they are called must not become a formula in somebody's spreadsheet. */
    StreamingOutput institutions(RemovalRequest request) {
        return out -> {
            try (CsvWriter file = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                file.writeRecord("institution", "dataset", "release", "state", "overdue", "defaulted", "downloaded");
                String cursor = null;
                do {
                    Page<Recipient> part = lists.recipients(request.id(), cursor, Page.MAX_LIMIT);
                    part.items().forEach(recipient -> file.writeRecord(row(recipient)));
                    cursor = part.next();
                } while (cursor != null);
            }
        };
    }

    private static String[] row(Recipient recipient) {
        return new String[] {
            SpreadsheetCell.of(recipient.name()),
            SpreadsheetCell.of(recipient.dataset()),
            SpreadsheetCell.of(recipient.release()),
            recipient.state().wireName,
            recipient.overdue() ? "yes" : "no",
            recipient.defaulted() ? "yes" : "no",
            recipient.since() == null ? "" : recipient.since().toString()
        };
    }

    private void write(RemovalRequest request, OutputStream out) throws IOException {
        UUID id = request.id();
        try (JsonGenerator file = json.createGenerator(out).useDefaultPrettyPrinter()) {
            file.writeStartObject();
            for (Map.Entry<String, ?> field : head(request).properties()) {
                file.writeObjectField(field.getKey(), field.getValue());
            }
            file.writeObjectField("history", steps.latest(id));
            list(file, "references", id, this.lists::references);
            list(file, "recipients", id, this.lists::recipients);
            file.writeEndObject();
        }
    }

    private ObjectNode head(RemovalRequest request) {
        ObjectNode view = json.valueToTree(lists.head(request));
        return view.without(List.of("references", "recipients", "next"));
    }

    private interface Parts<T> {
        Page<T> read(UUID request, @Nullable String cursor, int limit);
    }

    private static <T> void list(JsonGenerator file, String name, UUID request, Parts<T> parts) throws IOException {
        file.writeArrayFieldStart(name);
        Page<T> part = parts.read(request, null, Page.MAX_LIMIT);
        while (true) {
            for (T item : part.items()) {
                file.writeObject(item);
            }
            if (part.next() == null) {
                break;
            }
            part = parts.read(request, part.next(), Page.MAX_LIMIT);
        }
        file.writeEndArray();
    }
}
