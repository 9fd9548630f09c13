package org.capaz.network;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Work done for all members side by side; the first failure is everybody's, once all have ended. */
final class SideBySide {

    private SideBySide() {}

    static void each(List<Member> members, Consumer<Member> work) {
        map(members, member -> {
            work.accept(member);
            return member;
        });
    }

    static void both(Runnable one, Runnable other) {
        all(List.of(one, other), work -> {
            work.run();
            return work;
        });
    }

    static <T> List<T> map(List<Member> members, Function<Member, T> work) {
        return all(members, work);
    }

    private static <F, T> List<T> all(List<F> parts, Function<F, T> work) {
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
            throw new NetworkFailure("interrupted while waiting for work side by side", e);
        }
    }
}
