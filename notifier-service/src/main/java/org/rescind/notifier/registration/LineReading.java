package org.rescind.notifier.registration;

import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.institution.Registration;
import org.rescind.notifier.policy.Names;
import org.rescind.notifier.registration.Columns.Column;

/** Makes downloads of lines. */
@Singleton
class LineReading {

    private static final Pattern DATASET = Pattern.compile(Names.DATASET);
    private static final Pattern RELEASE = Pattern.compile(Names.RELEASE);
    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");
    private static final Instant NOBODY_BEFORE = Instant.parse("1990-01-01T00:00:00Z");

    private final Validator validator;
    private final InstantSource clock;

    LineReading(Validator validator, InstantSource clock) {
        this.validator = validator;
        this.clock = clock;
    }

    /** @throws UnusableLineException */
    Download read(long number, Map<Column, String> values) {
        UUID id = id(values.getOrDefault(Column.ID, ""));
        return new Download(
                number,
                id,
                id == null ? registration(values) : null,
                matching(DATASET, "dataset", values.getOrDefault(Column.DATASET, "")),
                matching(RELEASE, "release", values.getOrDefault(Column.RELEASE, "")),
                downloadedAt(values.getOrDefault(Column.DOWNLOADED_AT, "")),
                position(values.getOrDefault(Column.POSITION, "")));
    }

    private static @Nullable UUID id(String text) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new UnusableLineException("id: is no id of an institution");
        }
    }

    private Registration registration(Map<Column, String> values) {
        String dataProtection = values.getOrDefault(Column.DATA_PROTECTION_EMAIL, "");
        Registration registration = new Registration(
                values.getOrDefault(Column.NAME, ""),
                values.getOrDefault(Column.COUNTRY, ""),
                values.getOrDefault(Column.EMAIL, ""),
                dataProtection.isEmpty() ? null : dataProtection);
        String faults = validator.validate(registration).stream()
                .sorted(Comparator.comparing(fault -> fault.getPropertyPath().toString()))
                .map(LineReading::told)
                .collect(Collectors.joining("; "));
        if (!faults.isEmpty()) {
            throw new UnusableLineException(faults);
        }
        return registration;
    }

    private static String told(ConstraintViolation<Registration> fault) {
        return fault.getPropertyPath() + ": " + fault.getMessage();
    }

    private static String matching(Pattern form, String what, String text) {
        if (!form.matcher(text).matches()) {
            throw new UnusableLineException(what + ": is not written as " + form.pattern());
        }
        return text;
    }

    private Instant downloadedAt(String text) {
        Instant at = instant(text);
        if (at.isAfter(clock.instant().plus(Duration.ofDays(1))) || at.isBefore(NOBODY_BEFORE)) {
            throw new UnusableLineException("downloadedAt: is in the future, or before 1990");
        }
        return at;
    }

    private static Instant instant(String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new UnusableLineException("downloadedAt: is no date such as 2019-03-01 or 2019-03-01T10:00:00Z");
        }
    }

    private static long position(String text) {
        if (!text.isEmpty() && !POSITION.matcher(text).matches()) {
            throw new UnusableLineException("position: is no position, 0 or more");
        }
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }
}
