package org.rescind.intake.lookup;

import org.jspecify.annotations.Nullable;

/**
 * Where something was found.
 *
 * @param title of the dataset
 * @param photos how many of an account's photos, or 1 for a photo
 * @param records how many rows show them
 */
public record Found(
        String dataset, String release, @Nullable String title, long photos, long records) {}
