package io.larder.store.contract;

import io.larder.spi.Namespace;
import io.larder.spi.Store;
import io.larder.spi.Ticker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/**
 * What every store must do, as tests. A store's own test extends this and opens the store; the
 * tests are in the interfaces that this class is made of, one theme each.
 *
 * <p>Each test works in a new namespace and leaves its records there. Stores are opened when a test
 * first asks for them, so that set-up of the subclass has run before, and closed after the test.
 */
@Timeout(120)
public abstract class StoreContract
    implements GetContract,
        PutContract,
        UpsertContract,
        DeleteContract,
        TouchContract,
        HoldContract,
        ExpiryContract,
        BatchContract,
        KeyContract,
        ValueContract,
        NamespaceContract,
        HandleContract,
        ClearContract,
        ScanContract,
        FigureContract,
        FeedContract,
        SubscriptionContract,
        RaceContract,
        LifeContract {
  private final FakeTicker ticker = new FakeTicker();
  private final Namespace namespace = new Namespace("contract-" + UUID.randomUUID());
  private final Deque<Store> opened = new ArrayDeque<>();
  private @Nullable Store store;
  private @Nullable Store otherStore;

  /** For subclasses. */
  protected StoreContract() {}

  /**
   * Opens the store under test.
   *
   * @param ticker the clock it must use
   */
  protected abstract Store open(Ticker ticker);

  /**
   * Opens a second handle on the data of the first, as another process would: nothing is shared
   * with the first but what is in the store. Override it when {@link #open} makes new data each
   * time.
   *
   * @param ticker the clock it must use
   */
  protected Store reopen(Ticker ticker) {
    return open(ticker);
  }

  /**
   * Tells whether a clear is one moment for all keys. Override it, and say so in the store's
   * documentation, when the store can only clear in pages: it is one moment for each key still.
   */
  @Override
  public boolean clearsAtOneMoment() {
    return true;
  }

  @Override
  public final FakeTicker ticker() {
    return ticker;
  }

  @Override
  public final Namespace namespace() {
    return namespace;
  }

  @Override
  public final Store store() {
    Store first = store;
    if (first == null) {
      first = open(ticker);
      opened.push(first);
      store = first;
    }
    return first;
  }

  @Override
  public final Store otherStore() {
    Store first = store();
    Store second = otherStore;
    if (second == null) {
      second = reopen(ticker);
      if (second == first) {
        throw new AssertionError("reopen must open another handle, not return the first");
      }
      opened.push(second);
      otherStore = second;
    }
    return second;
  }

  @AfterEach
  final void closeWhatIsOpen() {
    opened.forEach(Store::close);
  }
}
