package org.rescind.index.manifest;

/** A file that is being read: what cuts it into records, and what reads each of them. */
record Manifest(RecordReader records, RowReader rows) {}
