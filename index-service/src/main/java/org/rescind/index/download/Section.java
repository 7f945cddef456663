package org.rescind.index.download;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.rescind.messaging.Snapshot;

/** One import within a download: what its file has around its records, and those that are left. */
class Section {

    private final Part part;
    private final List<Block> blocks;
    private final Map<Long, Block.Hidden> hidden;

    /** @param all the blocks with every record of the import */
    Section(Part part, List<Block> all, Map<Long, Block.Hidden> hidden) {
        this.part = part;
        this.hidden = hidden;
        this.blocks = all.stream()
                .map(block -> block.less(hiddenIn(block.number())))
                .filter(block -> block.records() > 0)
                .toList();
    }

    private Block.Hidden hiddenIn(long block) {
        return hidden.getOrDefault(block, Block.Hidden.NOTHING);
    }

    int shelf() {
        return part.shelf();
    }

    long length() {
        return part.head().length + blocks.stream().mapToLong(this::length).sum() + part.tail().length;
    }

    /** With the separators that stand before its records: before each but the first of the import. */
    private long length(Block block) {
        long separators = block.equals(blocks.get(0)) ? block.records() - 1 : block.records();
        return block.bytes() + separators * part.separator().length;
    }

    void write(ManifestTable table, Snapshot at, Window out) throws IOException {
        out.write(part.head());
        writeRecords(table, at, out);
        out.write(part.tail());
    }

    /** Of the blocks that the window shows a part of; the others are only counted. */
    private void writeRecords(ManifestTable table, Snapshot at, Window out) throws IOException {
        int next = 0;
        while (next < blocks.size() && out.isBefore(length(blocks.get(next)))) {
            out.pass(length(blocks.get(next++)));
        }
        int first = next;
        long end = out.position();
        while (next < blocks.size() && !out.isOver(end)) {
            end += length(blocks.get(next++));
        }
        if (first < next) {
            read(table, at, first, next - 1, out);
        }
        for (; next < blocks.size(); next++) {
            out.pass(length(blocks.get(next)));
        }
    }

    private void read(ManifestTable table, Snapshot at, int first, int last, Window out) throws IOException {
        Joined records = new Joined(out, first == 0);
        table.read(
                at,
                part.shelf(),
                blocks.get(first).firstLine(),
                blocks.get(last).endLine(),
                records);
    }

    /** Writes what is not hidden, with the separator between. */
    private class Joined implements BinaryRows.Reader {

        private final Window out;
        private boolean isFirst;
        private long block = -1;
        private Block.Hidden hiddenHere = Block.Hidden.NOTHING;

        Joined(Window out, boolean isFirst) {
            this.out = out;
            this.isFirst = isFirst;
        }

        @Override
        public void read(long line, byte[] bytes, int offset, int length) throws IOException {
            if (block != Block.of(line)) {
                block = Block.of(line);
                hiddenHere = hiddenIn(block);
            }
            if (hiddenHere.contains(line)) {
                return;
            }
            if (!isFirst) {
                out.write(part.separator());
            }
            isFirst = false;
            out.write(bytes, offset, length);
        }
    }
}
