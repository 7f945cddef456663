package org.rescind.notifier.institution;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.events.InstitutionChanged;

/** An organisation that downloaded a dataset. */
@Entity
class Institution extends PanacheEntityBase {

    @Id
    UUID id;

    String name;
    String country;
    String contactEmail;

    /** Null: what goes there goes to the contact. */
    @Nullable
    String dataProtectionEmail;

    String keySha256;

    @Enumerated(EnumType.STRING)
    InstitutionChanged.Status status = InstitutionChanged.Status.ACTIVE;

    Instant createdAt;

    /** Grows with every change that others are told of. */
    long version;

    long publishedVersion;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Institution() {}

    Institution(UUID id, Registration registration, String keySha256, Instant createdAt) {
        this.id = id;
        this.name = registration.name();
        this.country = registration.country();
        this.contactEmail = registration.contactEmail();
        this.dataProtectionEmail = registration.dataProtectionEmail();
        this.keySha256 = keySha256;
        this.createdAt = createdAt;
        this.version = createdAt.toEpochMilli();
    }
}
