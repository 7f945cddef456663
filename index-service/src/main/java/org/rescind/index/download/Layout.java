package org.rescind.index.download;

import java.util.List;

/** What a download consists of, and how long it is. */
record Layout(List<Section> sections, long length) {

    static Layout of(List<Section> sections) {
        return new Layout(sections, sections.stream().mapToLong(Section::length).sum());
    }
}
