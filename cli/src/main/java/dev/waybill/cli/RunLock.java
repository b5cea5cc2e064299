package dev.waybill.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One application per data folder. The operating system gives the lock back when the process ends,
 * however it ends; the pid file beside it only tells others who holds it.
 */
final class RunLock implements AutoCloseable {
    private final DataFolder folder;
    private final FileLock held;

    private RunLock(DataFolder folder, FileLock held) {
        this.folder = folder;
        this.held = held;
    }

    /**
     * @throws Failure telling who runs already
     */
    static RunLock take(DataFolder folder) {
        try {
            var channel =
                    FileChannel.open(
                            folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var held = tried(channel);
            if (held == null) {
                channel.close();
                throw second(folder);
            }
            var lock = new RunLock(folder, held);
            lock.tell(0);
            return lock;
        } catch (IOException e) {
            throw new Failure("File " + folder.lock() + " cannot be locked.", e);
        }
    }

    private static @Nullable FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // this very JVM holds it
        }
    }

    private static Failure second(DataFolder folder) {
        var first = PidFile.living(folder.pidFile());
        var who = first.map(pid -> " (process " + pid.pid() + ")").orElse("");
        var where = first.filter(pid -> pid.port() > 0).map(pid -> " at " + pid.url()).orElse("");
        return new Failure(
                "Waybill already runs on %s%s%s: use that one, stop it with ./waybill stop, or give another folder with --data."
                        .formatted(folder.root(), where, who));
    }

    /** Tells others the port, 0 while it is not served yet. */
    void tell(int port) {
        PidFile.ofThisProcess(port).write(folder.pidFile());
    }

    @Override
    public void close() {
        try (var _ = held.acquiredBy()) {
            Files.deleteIfExists(folder.pidFile());
            held.release();
        } catch (IOException e) {
            throw new Failure("File " + folder.lock() + " cannot be unlocked.", e);
        }
    }
}
