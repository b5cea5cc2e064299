package dev.waybill.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Connections to one server, as many as are in use at once. */
final class Callers implements AutoCloseable {

    private final Server server;
    private final Deque<Caller> idle = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();

    Callers(Server server) {
        this.server = server;
    }

    <T> T call(Function<Caller, T> call) {
        var caller = take();
        try {
            return call.apply(caller);
        } finally {
            give(caller);
        }
    }

    private Caller take() {
        lock.lock();
        try {
            var caller = idle.pollFirst();
            return caller == null ? server.caller() : caller;
        } finally {
            lock.unlock();
        }
    }

    private void give(Caller caller) {
        lock.lock();
        try {
            idle.addFirst(caller);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            idle.forEach(Caller::close);
            idle.clear();
        } finally {
            lock.unlock();
        }
    }
}
