package dev.waybill.orders;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Long-term files in a folder. A name appears when all of its bytes are on the disk, and is on the
 * disk itself when {@link #put} returns.
 */
final class ArchiveFolder implements ArchiveStore {

    private final Path folder;

    ArchiveFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public void put(String name, byte[] bytes) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(name);
        }
        var part = file.resolveSibling(file.getFileName() + ".part");
        try (var out =
                FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        keepNames(file);
    }

    /** A new name is an entry in its folder, and a new folder one in the folder above. */
    private void keepNames(Path file) throws IOException {
        for (var above = file.getParent();
                above != null && above.startsWith(folder);
                above = above.getParent()) {
            try (var names = FileChannel.open(above, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    @Override
    public byte[] read(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    @Override
    public byte[] read(String name, long start, int length) throws IOException {
        try (var in = FileChannel.open(folder.resolve(name), StandardOpenOption.READ)) {
            var piece = ByteBuffer.allocate(length);
            while (piece.hasRemaining() && in.read(piece, start + piece.position()) >= 0) {
                // until it is whole, or the file ends
            }
            return Arrays.copyOf(piece.array(), piece.position());
        }
    }
}
