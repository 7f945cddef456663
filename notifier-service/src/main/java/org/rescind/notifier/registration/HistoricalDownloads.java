package org.rescind.notifier.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.events.CopyDownloaded;
import org.rescind.notifier.copy.Copies;
import org.rescind.notifier.institution.Institutions;
import org.rescind.notifier.institution.Registration;
import org.rescind.notifier.registration.RegistrationTable.CopyKey;
import org.rescind.notifier.registration.RegistrationTable.Found;
import org.rescind.web.ApiKey;

/** Records downloads, part by part; or tells what recording them would do. */
@ApplicationScoped
class HistoricalDownloads {

    /** What a dry run would have created so far: the file may name it again. */
    static final class Imagined {
        private final Set<String> institutions = new HashSet<>();
        private final Set<String> copies = new HashSet<>();
    }

    private final RegistrationTable table;
    private final Institutions institutions;
    private final Copies copies;

    HistoricalDownloads(RegistrationTable table, Institutions institutions, Copies copies) {
        this.table = table;
        this.institutions = institutions;
        this.copies = copies;
    }

    /** @param imagined null when it is meant */
    @Transactional
    Report.Tally take(List<Download> part, @Nullable Imagined imagined) {
        table.lock();
        Report.Tally tally = new Report.Tally();
        Map<String, UUID> ids = new HashMap<>();
        List<Download> usable = identify(part, ids, tally, imagined);
        Map<CopyKey, Long> known = table.copies(usable.stream()
                .filter(download -> ids.containsKey(download.whose()))
                .map(download -> key(download, ids))
                .toList());
        // In order of the channels' keys, as whoever locks many of them does.
        usable.stream()
                .sorted(Comparator.comparing((Download download) -> String.valueOf(ids.get(download.whose())))
                        .thenComparing(Download::dataset))
                .forEach(download -> tally.copy(
                        imagined == null ? record(download, ids, known) : imagine(download, ids, known, imagined)));
        return tally;
    }

    /** Finds, or creates, whose each is; those that nobody can be found for are refused. */
    private List<Download> identify(
            List<Download> part, Map<String, UUID> ids, Report.Tally tally, @Nullable Imagined imagined) {
        Map<String, Found> found = table.institutions(part);
        List<Download> usable = new ArrayList<>();
        for (Download download : part) {
            Found institution = found.get(download.whose());
            if (institution != null && institution.id() == null) {
                tally.refuse(download.line(), "several institutions have this name and contact: say which by its id");
            } else if (institution == null && download.registration() == null) {
                tally.refuse(download.line(), "there is no institution with this id");
            } else {
                if (institution != null) {
                    ids.put(download.whose(), Objects.requireNonNull(institution.id()));
                } else if (!ids.containsKey(download.whose())) {
                    create(download, ids, tally, imagined);
                }
                usable.add(download);
            }
        }
        return usable;
    }

    private void create(Download download, Map<String, UUID> ids, Report.Tally tally, @Nullable Imagined imagined) {
        Registration registration = Objects.requireNonNull(download.registration());
        if (imagined == null) {
            ApiKey key = institutions.register(registration);
            ids.put(download.whose(), key.institution());
            tally.created(new Report.Created(
                    key.institution(), registration.name(), registration.contactEmail(), key.value()));
        } else if (imagined.institutions.add(download.whose())) {
            tally.created(new Report.Created(null, registration.name(), registration.contactEmail(), null));
        }
    }

    /** True when it was not known. */
    private boolean record(Download download, Map<String, UUID> ids, Map<CopyKey, Long> known) {
        CopyKey key = key(download, ids);
        Long start = known.get(key);
        if (start == null || start > download.position()) {
            copies.downloaded(new CopyDownloaded(
                    key.institution(), key.dataset(), key.release(), download.position(), download.downloadedAt()));
            known.merge(key, download.position(), Math::min);
        }
        return start == null;
    }

    private static boolean imagine(
            Download download, Map<String, UUID> ids, Map<CopyKey, Long> known, Imagined imagined) {
        boolean isKnown = ids.containsKey(download.whose()) && known.containsKey(key(download, ids));
        return !isKnown
                && imagined.copies.add(String.join("\n", whose(download, ids), download.dataset(), download.release()));
    }

    /** One that is registered may be named by its id and by its name in the same file. */
    private static String whose(Download download, Map<String, UUID> ids) {
        UUID id = ids.get(download.whose());
        return id == null ? download.whose() : id.toString();
    }

    private static CopyKey key(Download download, Map<String, UUID> ids) {
        return new CopyKey(Objects.requireNonNull(ids.get(download.whose())), download.dataset(), download.release());
    }
}
