package io.larder.store.memcached;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The listings that scans may ask for again: those used last, as long as there is memory for them.
 * Thread-safe.
 */
final class Listings {
  private static final int MOST = 4;

  private final Map<String, SoftReference<Listing>> held =
      new LinkedHashMap<>(2 * MOST, 0.75f, true);

  /** Returns a listing; null when it is gone. */
  synchronized @Nullable Listing get(String id) {
    SoftReference<Listing> found = held.get(id);
    return found == null ? null : found.get();
  }

  /** Keeps a listing, perhaps instead of another. */
  synchronized void keep(Listing listing) {
    held.put(listing.id(), new SoftReference<>(listing));
    if (held.size() > MOST) {
      held.remove(held.keySet().iterator().next());
    }
  }

  /** Lets go of a listing that nobody asks for again. */
  synchronized void drop(Listing listing) {
    held.remove(listing.id());
  }
}
