package org.rescind.intake.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.site.Form;
import org.rescind.references.References;

/** The lines of a file. They land among what was typed, so that they are still there when something else is wrong. */
final class UploadedLines {

    private static final long MOST_BYTES = 3L * 1024 * 1024;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private UploadedLines() {}

    static List<String> of(@Nullable FileUpload file, Form form, AskMessages words) {
        if (file == null || file.size() == 0) {
            return List.of();
        }
        if (file.size() > MOST_BYTES) {
            form.wrong("file", words.photosFileLarge());
            return List.of();
        }
        try {
            String text = Files.readString(file.uploadedFile(), StandardCharsets.UTF_8);
            return withoutHead(file, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            form.wrong("file", words.photosFile());
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first line of a table may be the names of its columns. */
    private static List<String> withoutHead(FileUpload file, String text) {
        List<String> lines = text.lines().toList();
        boolean table = file.fileName().toLowerCase(Locale.ROOT).endsWith(".csv");
        boolean head = table
                && lines.size() > 1
                && !References.read(lines.get(0)).kind().namesSomething();
        return head ? lines.subList(1, lines.size()) : lines;
    }
}
