package io.jcompose.backends.execute;

import java.util.function.Supplier;

/** The way in which engine calls are made. */
interface EngineCalls {
    /** Makes the call on the calling thread. */
    <T> T make(Supplier<T> call);

    /** All at once. */
    EngineCalls DIRECT = new EngineCalls() {
        @Override
        public <T> T make(Supplier<T> call) {
            return call.get();
        }
    };
}
