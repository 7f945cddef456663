package org.rescind.notifier.coverage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.copy.Cursors;
import org.rescind.notifier.endpoint.EndpointView;

/** All about one institution: how it is told, and how far it is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InstitutionCoverage(UUID id, String name, @Nullable EndpointView endpoint, List<Cursors> datasets) {}
