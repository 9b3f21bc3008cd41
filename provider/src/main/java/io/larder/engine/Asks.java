package io.larder.engine;

/**
 * Whom of the application a verdict may ask. A tier over a shared store has to know before it
 * decides: it holds an entry before the writer may be asked, and holds what is absent before the
 * loader may be, since what is absent has no version by which to see that it came and went.
 */
public enum Asks {
  NOBODY(false, false),
  LOADER(true, false),
  WRITER(false, true),
  BOTH(true, true);

  private final boolean loader;
  private final boolean writer;

  Asks(boolean loader, boolean writer) {
    this.loader = loader;
    this.writer = writer;
  }

  public boolean loader() {
    return loader;
  }

  public boolean writer() {
    return writer;
  }
}
