package io.larder.store.contract.tier;

import io.larder.spi.Namespace;
import io.larder.spi.Store;
import io.larder.spi.Ticker;
import io.larder.store.contract.FakeTicker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/**
 * What caches do on any store when things go wrong, as tests: conflicts, lost replies, processes
 * that die, stores that are down. A store's own test extends this and opens the store; the tests
 * are in the interfaces that this class is made of, one theme each.
 *
 * <p>Each test runs one cache in two applications, which share nothing but the store, under a name
 * of its own.
 */
@Timeout(120)
public abstract class StepContract
    implements ConflictContract,
        AnswerContract,
        UnseenPutContract,
        LostReplyContract,
        UnknownOutcomeContract,
        OutageContract,
        BreakerContract,
        OutlastContract,
        ReturnContract,
        OutlastRaceContract,
        RejectionContract,
        WriterContract,
        HoldWaitContract,
        WriterFailureContract,
        WrittenNotStoredContract,
        DeadHolderContract,
        OvertakenContract,
        LateWriterContract,
        ClearStepContract,
        ExpiryStepContract,
        ClockContract,
        UnreadableContract,
        BulkContract,
        BulkFailureContract,
        TripContract,
        LoaderContract,
        NearContract,
        NearInterleavingContract,
        NearFaultContract,
        NearHistoryContract,
        NearRaceContract,
        FaultHistoryContract,
        ValueSizeContract,
        KeySizeContract,
        WholeValueContract {
  private final FakeTicker ticker = new FakeTicker();
  private final String name = "steps-" + UUID.randomUUID();
  private final Deque<Runnable> endings = new ArrayDeque<>();
  private @Nullable Application here;
  private @Nullable Application there;
  private @Nullable RawRecords records;

  /** For subclasses. */
  protected StepContract() {}

  /**
   * Opens the store under test.
   *
   * @param clock which it must use
   */
  protected abstract Store open(Ticker clock);

  /**
   * Opens another handle on the data of the first, as another process would: nothing is shared with
   * the first but what is in the store. Override it when {@link #open} makes new data each time.
   *
   * @param clock which it must use
   */
  protected Store reopen(Ticker clock) {
    return open(clock);
  }

  @Override
  public final FakeTicker ticker() {
    return ticker;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Application here() {
    Application first = here;
    if (first == null) {
      first = started(new Application(open(ticker), ticker));
      here = first;
    }
    return first;
  }

  @Override
  public final Application there() {
    here();
    Application second = there;
    if (second == null) {
      second = elsewhere(ticker);
      there = second;
    }
    return second;
  }

  @Override
  public final Application elsewhere(FakeTicker clock) {
    here();
    return started(new Application(reopen(clock), clock));
  }

  private Application started(Application application) {
    endings.push(application::close);
    return application;
  }

  @Override
  public final RawRecords records() {
    here();
    RawRecords known = records;
    if (known == null) {
      Store store = reopen(ticker);
      endings.push(store::close);
      known = new RawRecords(store.space(new Namespace(name)));
      records = known;
    }
    return known;
  }

  @AfterEach
  final void closeWhatIsOpen() {
    endings.forEach(Runnable::run);
  }
}
