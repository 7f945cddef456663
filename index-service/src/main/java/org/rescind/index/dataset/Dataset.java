package org.rescind.index.dataset;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** A published collection, or a base that only resolves accounts. Its head moves in {@code removal} alone. */
@Entity
class Dataset extends PanacheEntityBase {

    @Id
    String name = "";

    String title = "";

    @Nullable
    String derivedFrom;

    boolean published;

    @Column(insertable = false, updatable = false)
    long head;

    /** Counts changes for the relay; SQL moves it too. */
    @Column(insertable = false, updatable = false)
    long version;

    static Dataset named(String name) {
        Dataset dataset = new Dataset();
        dataset.name = name;
        return dataset;
    }
}
