package org.rescind.intake.coverage;

/**
 * How far the copies of one published dataset are with all of its removals. The numbers are numbers of copies.
 *
 * @param head how many photos have been removed
 * @param copies are held by institutions
 * @param notified have been told of every removal
 * @param purged have attested all of them
 * @param overdue have a removal that is past its deadline
 */
public record DatasetProgress(
        String dataset,
        String title,
        long head,
        long copies,
        long notified,
        long acknowledged,
        long purged,
        long overdue) {}
