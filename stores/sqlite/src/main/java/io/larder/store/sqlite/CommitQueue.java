package io.larder.store.sqlite;

import static java.util.Objects.requireNonNull;

import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.StoreException;
import io.larder.spi.Write;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets commits that several threads ask for at the same time share one transaction: who gets the
 * lock does the work of all who wait for it.
 */
final class CommitQueue {
  private static final int MOST_WRITES = 1_000;
  private static final long MOST_BYTES = 4 << 20;

  private final Transactions transactions;
  private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock lock = new ReentrantLock();

  CommitQueue(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Applies writes to the namespace of this name. */
  List<Result> commit(Object name, List<Write> writes) {
    Request request = new Request(name, writes);
    waiting.add(request);
    lock.lock();
    try {
      while (!request.answer.isDone()) {
        runTogether();
      }
      return request.await();
    } finally {
      lock.unlock();
    }
  }

  private void runTogether() {
    List<Request> requests = next();
    try {
      List<List<Result>> results = apply(requests);
      for (int i = 0; i < requests.size(); i++) {
        requests.get(i).answer.complete(results.get(i));
      }
    } catch (RuntimeException | Error e) {
      requests.forEach(request -> request.answer.completeExceptionally(e));
    }
  }

  private List<List<Result>> apply(List<Request> requests) {
    Request first = requests.get(0);
    if (requests.size() == 1 && first.writes.size() == 1) {
      Optional<Result> result = transactions.overwrite(first.name, first.writes.get(0));
      if (result.isPresent()) {
        return List.of(List.of(result.get()));
      }
    }
    return transactions.write(
        "commit",
        (database, session, ledger) -> {
          List<List<Result>> all = new ArrayList<>(requests.size());
          for (Request request : requests) {
            all.add(new Commits(database, session, ledger, request.name).apply(request.writes));
          }
          return all;
        },
        CommitQueue::unknown);
  }

  /** Takes what has come, in order, as long as it is little enough for one transaction. */
  private List<Request> next() {
    List<Request> requests = new ArrayList<>();
    int writes = 0;
    long bytes = 0;
    for (Request request = waiting.peek();
        request != null && writes < MOST_WRITES && bytes < MOST_BYTES;
        request = waiting.peek()) {
      requests.add(request);
      writes += request.writes.size();
      bytes += request.bytes();
      waiting.remove();
    }
    return requests;
  }

  /** What is known when a commit failed halfway: only what was not to be changed anyway. */
  private static List<List<Result>> unknown(List<List<Result>> results, SQLException cause) {
    List<List<Result>> known = new ArrayList<>();
    for (List<Result> each : results) {
      known.add(
          each.stream()
              .map(result -> result instanceof Result.Applied ? new Result.Unknown(cause) : result)
              .toList());
    }
    return known;
  }

  /** One caller's writes, and what became of them. */
  private static final class Request {
    final Object name;
    final List<Write> writes;
    final CompletableFuture<List<Result>> answer = new CompletableFuture<>();

    Request(Object name, List<Write> writes) {
      this.name = name;
      this.writes = writes;
    }

    long bytes() {
      long bytes = 0;
      for (Write write : writes) {
        bytes += write.next() instanceof Next.Put put ? put.bytes().length : 0;
      }
      return bytes;
    }

    List<Result> await() {
      try {
        return answer.join();
      } catch (CompletionException e) {
        Throwable cause = requireNonNull(e.getCause(), "cause");
        String message =
            cause instanceof StoreException ? cause.getMessage() : "commit failed: " + cause;
        throw new StoreException(String.valueOf(message), cause);
      }
    }
  }
}
