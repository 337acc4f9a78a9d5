package io.jcompose.backends.transport.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where threads wait for sockets. Java has such a place for virtual threads, but its thread never leaves the system call
 * it waits in, and a JVM that ends gives such threads 300 ms (JDK 21 to 25, {@code VM_Exit}): every command would take so
 * much longer. The thread of this one ends with {@link #close()}. Thread-safe.
 */
final class Readiness implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    /** The thread has ended, or somebody waits. */
    private final Condition changed = lock.newCondition();
    private final List<Waiter> waiters = new ArrayList<>();
    private @Nullable Selector selector;
    private @Nullable Thread thread;
    private boolean closing;

    /** One thread that waits for one operation of one channel. */
    private static final class Waiter {
        private final SelectableChannel channel;
        private final int operation;
        private final Thread thread = Thread.currentThread();
        private volatile boolean done;

        private Waiter(SelectableChannel channel, int operation) {
            this.channel = channel;
            this.operation = operation;
        }

        private void wake() {
            done = true;
            LockSupport.unpark(thread);
        }
    }

    /**
     * Waits until a channel that does not block can go on with an operation, or seems so.
     *
     * @param operation of {@link SelectionKey}
     * @throws ClosedByInterruptException when the thread was interrupted, which closes the channel
     * @throws AsynchronousCloseException when another thread closed it
     */
    void await(SelectableChannel channel, int operation) throws IOException {
        await(channel, operation, Optional.empty());
    }

    /** Waits at most so long, and fails with {@link InterruptedIOException} after that. */
    void await(SelectableChannel channel, int operation, Duration limit) throws IOException {
        await(channel, operation, Optional.of(System.nanoTime() + limit.toNanos()));
    }

    private void await(SelectableChannel channel, int operation, Optional<Long> deadline) throws IOException {
        var waiter = new Waiter(channel, operation);
        enter(waiter);
        try {
            while (!waiter.done) {
                if (Thread.currentThread().isInterrupted()) {
                    channel.close();
                    closed(channel);
                    throw new ClosedByInterruptException();
                }
                if (deadline.isEmpty()) {
                    LockSupport.park(this);
                } else {
                    long left = deadline.get() - System.nanoTime();
                    if (left <= 0) throw new InterruptedIOException("timed out");
                    LockSupport.parkNanos(this, left);
                }
            }
        } finally {
            if (!waiter.done) leave(waiter);
        }
        if (!channel.isOpen()) throw new AsynchronousCloseException();
    }

    /** Returns how many threads wait. */
    int waiting() {
        lock.lock();
        try {
            return waiters.size();
        } finally {
            lock.unlock();
        }
    }

    /** Says that a channel was closed: whoever waits for it hears of it, and the system gets its descriptor back. */
    void closed(SelectableChannel channel) {
        lock.lock();
        try {
            waiters.removeIf(waiter -> {
                if (waiter.channel != channel) return false;
                waiter.wake();
                return true;
            });
            if (selector != null) selector.wakeup();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the thread: at once, unless somebody waits, else as soon as nobody does. */
    @Override
    public void close() {
        @Nullable
        Thread ending;
        lock.lock();
        try {
            closing = true;
            if (selector != null) selector.wakeup();
            ending = thread;
            while (ending != null && thread == ending && waiters.isEmpty()) changed.awaitUninterruptibly();
            if (ending == null || thread == ending) return;
        } finally {
            lock.unlock();
        }
        boolean interrupted = Thread.interrupted();
        try {
            ending.join(); // it is at its last step
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private void enter(Waiter waiter) throws IOException {
        lock.lock();
        try {
            waiters.add(waiter);
            changed.signalAll();
            if (selector == null) selector = Selector.open();
            if (thread == null) {
                Selector chosen = selector;
                thread = Thread.ofPlatform().daemon().name("sockets").start(() -> run(chosen));
            } else {
                selector.wakeup();
            }
        } finally {
            lock.unlock();
        }
    }

    private void leave(Waiter waiter) {
        lock.lock();
        try {
            waiters.remove(waiter);
            if (selector != null) selector.wakeup();
        } finally {
            lock.unlock();
        }
    }

    private void run(Selector selector) {
        try {
            while (prepare(selector)) {
                selector.select();
                wakeReady(selector);
            }
        } catch (IOException broken) {
            giveUp();
        }
    }

    /** The system no longer tells: nobody shall wait for it for ever. */
    private void giveUp() {
        lock.lock();
        try {
            thread = null;
            selector = null;
            for (Waiter waiter : waiters) {
                try {
                    waiter.channel.close();
                } catch (IOException alreadyGone) {
                    // nothing is left to be closed
                }
                waiter.wake();
            }
            waiters.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets the selector look for what is waited for; false when it is time to end. */
    private boolean prepare(Selector selector) throws IOException {
        lock.lock();
        try {
            for (int i = waiters.size() - 1; i >= 0; i--) {
                Waiter waiter = waiters.get(i);
                try {
                    SelectionKey key = waiter.channel.keyFor(selector);
                    if (key == null) waiter.channel.register(selector, waiter.operation);
                    else if ((key.interestOps() & waiter.operation) == 0) key.interestOpsOr(waiter.operation);
                } catch (ClosedChannelException | CancelledKeyException closed) {
                    waiters.remove(i);
                    waiter.wake();
                }
            }
            if (!closing || !waiters.isEmpty()) return true;
            thread = null;
            this.selector = null;
            changed.signalAll();
            selector.close();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void wakeReady(Selector selector) {
        lock.lock();
        try {
            for (SelectionKey key : selector.selectedKeys()) {
                int ready = key.isValid() ? key.readyOps() : -1;
                if (key.isValid()) key.interestOpsAnd(~ready);
                waiters.removeIf(waiter -> {
                    if (waiter.channel != key.channel() || (waiter.operation & ready) == 0) return false;
                    waiter.wake();
                    return true;
                });
            }
            selector.selectedKeys().clear();
        } finally {
            lock.unlock();
        }
    }
}
