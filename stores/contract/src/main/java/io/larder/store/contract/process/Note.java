package io.larder.store.contract.process;

/**
 * What a process tells the {@link Journal}; travels as a line.
 *
 * @param kind what it does
 * @param key of which entry
 * @param value with which value, 0 where there is none
 */
record Note(Kind kind, int key, long value) {
  /** What a process does. */
  enum Kind {
    /** Its writer writes. */
    WRITE,
    /** Its writer deletes. */
    DELETE,
    /** Its loader asks for a value. */
    LOAD,
    /** Its processor runs. */
    PROCESS
  }

  static Note of(String line) {
    String[] words = line.split(" ", 3);
    return new Note(Kind.valueOf(words[0]), Integer.parseInt(words[1]), Long.parseLong(words[2]));
  }

  /** Tells whether it changes what the journal knows. */
  boolean isChange() {
    return kind == Kind.WRITE || kind == Kind.DELETE;
  }

  String line() {
    return kind + " " + key + " " + value;
  }
}
