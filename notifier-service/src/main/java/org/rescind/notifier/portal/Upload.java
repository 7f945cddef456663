package org.rescind.notifier.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** A file of exceptions. It lands in its text field, so that it is still there when something else is wrong. */
final class Upload {

    private Upload() {}

    static String text(Form form, @Nullable FileUpload file, PortalMessages words) {
        if (file != null && file.size() > 0) {
            form.with("exceptions", read(form, file, words));
        }
        String text = form.value("exceptions");
        if (text.length() > ExceptionsCsv.MOST_BYTES) {
            form.wrong("exceptions", words.csvTooLarge()).with("exceptions", "");
        }
        return form.value("exceptions");
    }

    private static String read(Form form, FileUpload file, PortalMessages words) {
        if (file.size() > ExceptionsCsv.MOST_BYTES) {
            form.wrong("exceptions", words.csvTooLarge());
            return "";
        }
        try {
            return Files.readString(file.uploadedFile(), StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            form.wrong("exceptions", words.csvUtf8());
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
