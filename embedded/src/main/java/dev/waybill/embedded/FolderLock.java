package dev.waybill.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/** One at a time per folder, among the threads of this JVM and among processes. */
final class FolderLock implements AutoCloseable {
    private static final ConcurrentMap<Path, ReentrantLock> IN_THIS_JVM = new ConcurrentHashMap<>();

    private final ReentrantLock threads;
    private final FileChannel channel;
    private final FileLock processes;

    private FolderLock(ReentrantLock threads, FileChannel channel, FileLock processes) {
        this.threads = threads;
        this.channel = channel;
        this.processes = processes;
    }

    /** The lock file stands beside the folder, so that the folder itself may be replaced. */
    static FolderLock on(Path folder) {
        var file = Folders.beside(folder, ".lock");
        // A file lock belongs to the whole JVM: threads must queue before they ask for it.
        var threads = IN_THIS_JVM.computeIfAbsent(file, _ -> new ReentrantLock());
        threads.lock();
        try {
            Files.createDirectories(Folders.parent(folder));
            return open(threads, file);
        } catch (IOException | RuntimeException e) {
            threads.unlock();
            throw Folders.notWritable(folder, e);
        }
    }

    private static FolderLock open(ReentrantLock threads, Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            return new FolderLock(threads, channel, channel.lock());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try (channel) {
            processes.release();
        } catch (IOException e) {
            throw new EmbeddedFailure("A lock file could not be released.", e);
        } finally {
            threads.unlock();
        }
    }
}
