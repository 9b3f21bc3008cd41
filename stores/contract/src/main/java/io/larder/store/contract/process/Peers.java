package io.larder.store.contract.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Four processes of four threads each that do the same work. For one thread. */
final class Peers implements AutoCloseable {
  private static final int PROCESSES = 4;
  private static final int THREADS = 4;

  /** How many threads there are in all processes. */
  static final int RACERS = PROCESSES * THREADS;

  private final List<Peer> all = new ArrayList<>();

  private Peers() {}

  /** Starts them, and waits until all have opened the cache. */
  static Peers start(Work work, Opening opening) throws Exception {
    Peers peers = new Peers();
    try {
      for (int i = 0; i < PROCESSES; i++) {
        peers.all.add(Peer.start(work, i * THREADS, THREADS, opening));
      }
      for (Peer peer : peers.all) {
        peer.ready();
      }
      return peers;
    } catch (IOException | RuntimeException | Error e) {
      peers.close();
      throw e;
    }
  }

  /** Lets all do one turn together, and returns the answers of all threads by racer. */
  List<String> turn(String order) throws Exception {
    for (Peer peer : all) {
      peer.tell(order);
    }
    List<String> answers = new ArrayList<>();
    for (Peer peer : all) {
      answers.addAll(peer.answers());
    }
    return answers;
  }

  /** Lets all end, and sees that they do so in peace. */
  void end() throws Exception {
    for (Peer peer : all) {
      peer.end();
    }
  }

  @Override
  public void close() {
    all.forEach(Peer::close);
  }
}
