// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.NetworkMessage;

/** Runs the same work for several parts at once. All have ended when a method returns or throws; the first failure is thrown. */
public final class Parallel {

    private Parallel() {}

    public static <F> void forEach(List<F> parts, Consumer<F> work) {
        map(parts, part -> {
            work.accept(part);
            return part;
        });
    }

    public static void both(Runnable one, Runnable other) {
        map(List.of(one, other), work -> {
            work.run();
            return work;
        });
    }

    public static <F, T> List<T> map(List<F> parts, Function<F, T> work) {
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (F part : parts) running.add(each.submit(() -> work.apply(part)));
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) results.add(one.get());
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) throw known;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetworkFailure(NetworkMessage.PARALLEL_WORK_INTERRUPTED.sentence(), e);
        }
    }
}
