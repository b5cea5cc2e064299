package dev.waybill.orders;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/**
 * Where long-term files lie. A file is written once, whole, and never changed or removed. Names are
 * paths of letters, digits, points, hyphens and slashes.
 *
 * <p>Slow: never to be called inside a transaction.
 */
interface ArchiveStore {

    /**
     * Returns when the file is there for good: it outlives the fall of the machine.
     *
     * @throws FileAlreadyExistsException if the name is taken; that file stays as it is
     * @throws IOException if nobody can tell whether it is there
     */
    void put(String name, byte[] bytes) throws IOException;

    /**
     * @throws NoSuchFileException if it is not there
     * @throws IOException if the store does not answer
     */
    byte[] read(String name) throws IOException;

    /**
     * A piece of a file; fewer bytes if it ends before.
     *
     * @throws NoSuchFileException if it is not there
     * @throws IOException if the store does not answer
     */
    byte[] read(String name, long start, int length) throws IOException;
}
