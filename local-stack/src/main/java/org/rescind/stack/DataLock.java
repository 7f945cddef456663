package org.rescind.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second stack away from the same data. */
final class DataLock {
    private DataLock() {}

    /** Takes the lock, which is held until the channel is closed or the process ends. */
    static FileChannel take(Path data) {
        var file = data.resolve("lock");
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) != null) {
                return channel;
            }
            channel.close();
        } catch (IOException e) {
            throw new StackException(ExitCode.USAGE, "The data directory cannot be used: " + e.getMessage());
        }
        throw new StackException(
                ExitCode.USAGE, data + " is in use by another stack. Stop that one, or choose another --data DIR.");
    }

    private static @Nullable Object tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
