package io.larder.store.contract.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.larder.LarderCachingProvider;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.cache.Cache;

/**
 * What runs in a process that a {@link Peer} has started. For each line on its standard input, all
 * of its threads work together, and it writes their answers in one line; it ends with its input.
 */
final class PeerMain {
  private PeerMain() {}

  /** Takes the work, the first racer's number, the number of threads, and an {@link Opening}. */
  public static void main(String[] arguments) throws Exception {
    Work work = Work.valueOf(arguments[0]);
    int first = Integer.parseInt(arguments[1]);
    int threads = Integer.parseInt(arguments[2]);
    Opening opening = Opening.of(Arrays.asList(arguments).subList(3, 3 + Opening.SIZE));
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (LarderCachingProvider provider = new LarderCachingProvider();
        Desk desk = new Desk(opening.port());
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      Cache<Integer, Long> cache = opening.open(provider, desk);
      say("ready");
      for (String line = orders.readLine(); line != null; line = orders.readLine()) {
        int[] order = Stream.of(line.split(" ")).mapToInt(Integer::parseInt).toArray();
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Callable<String>> turns = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
          Seat seat = new Seat(cache, desk, first + thread);
          turns.add(
              () -> {
                start.await();
                return work.turn(seat, order);
              });
        }
        List<String> answers = new ArrayList<>();
        for (Future<String> turn : pool.invokeAll(turns)) {
          answers.add(turn.get());
        }
        say(String.join(Peer.SEPARATOR, answers));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static void say(String line) {
    System.out.println(line.replace('\n', ' '));
    System.out.flush();
  }
}
