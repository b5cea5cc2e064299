package dev.waybill.orders;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A store that can be told to fail. */
final class FaultyStore implements ArchiveStore {

    /** What goes wrong. */
    enum Fault {
        NONE,
        /** It does not answer, and nothing is written. */
        AWAY,
        /** All is written, and the answer is lost. */
        ANSWER_LOST,
        /** It says yes, and has written something else. */
        LIES
    }

    static final AtomicReference<Fault> FAULT = new AtomicReference<>(Fault.NONE);

    /** What happens, once, while a file is being written. */
    static final AtomicReference<Runnable> MEANWHILE = new AtomicReference<>(() -> {});

    static final AtomicInteger WRITTEN = new AtomicInteger();

    private final ArchiveStore right;

    FaultyStore(ArchiveStore right) {
        this.right = right;
    }

    @Override
    public void put(String name, byte[] bytes) throws IOException {
        MEANWHILE.getAndSet(() -> {}).run();
        switch (FAULT.get()) {
            case NONE -> right.put(name, bytes);
            case AWAY -> throw new IOException("the store is away");
            case ANSWER_LOST -> {
                right.put(name, bytes);
                WRITTEN.incrementAndGet();
                throw new IOException("the answer is lost");
            }
            case LIES -> right.put(name, Arrays.copyOf(bytes, bytes.length - 1));
        }
        WRITTEN.incrementAndGet();
    }

    @Override
    public byte[] read(String name) throws IOException {
        away();
        return right.read(name);
    }

    @Override
    public byte[] read(String name, long start, int length) throws IOException {
        away();
        return right.read(name, start, length);
    }

    private static void away() throws IOException {
        if (FAULT.get() == Fault.AWAY) {
            throw new IOException("the store is away");
        }
    }
}
