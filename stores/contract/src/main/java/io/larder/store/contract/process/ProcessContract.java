package io.larder.store.contract.process;

import io.larder.LarderCachingProvider;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import javax.cache.Cache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * What caches of several processes owe each other on one store, as tests: no update is lost or
 * doubled, one of many wins, the writer sees what is stored in its order, nobody gives up, and
 * nobody waits for the dead longer than their lease. A store's own test extends this and says where
 * the store is; the tests are in the interfaces that this class is made of, one theme each.
 *
 * <p>Full length: {@code -Dsoak.increments=1000}; the profile {@code soak} sets 2000. How long each
 * race took stands in the log.
 */
@Timeout(value = 1800, threadMode = ThreadMode.SEPARATE_THREAD)
public abstract class ProcessContract
    implements IncrementContract,
        PutIfAbsentContract,
        ReplaceContract,
        WriteOrderContract,
        DeadProcessContract {
  private final String namespace = "processes-" + UUID.randomUUID();
  private final Deque<AutoCloseable> endings = new ArrayDeque<>();

  /** For subclasses. */
  protected ProcessContract() {}

  /** Returns where the store is, which other processes can open. */
  protected abstract String uri();

  @Override
  public final Opening opening() {
    return new Opening(uri(), namespace, 0, false, LEASE.toMillis());
  }

  @Override
  public final Journal journal() throws IOException {
    return ending(Journal.open());
  }

  @Override
  public final Cache<Integer, Long> open(Opening opening) {
    Desk desk = ending(new Desk(opening.port()));
    return opening.open(ending(new LarderCachingProvider()), desk);
  }

  @Override
  public final Peers peers(Work work, Opening opening) throws Exception {
    return ending(Peers.start(work, opening));
  }

  @Override
  public final Peer peer(Work work, Opening opening) throws Exception {
    return ending(Peer.start(work, Peers.RACERS, 1, opening)).ready();
  }

  private <T extends AutoCloseable> T ending(T closeable) {
    endings.push(closeable);
    return closeable;
  }

  @AfterEach
  final void closeWhatIsOpen() throws Exception {
    for (AutoCloseable closeable : endings) {
      closeable.close();
    }
  }
}
