package io.larder.store.contract.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values that went into a cache or came out of it, so that they may be spoilt once the
 * operation has ended: where a cache stores by value, nothing in it may change by that. Confined to
 * one thread.
 */
final class Lent {
  private final List<Name> names = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  /** Returns a new key. */
  Name name(int number) {
    return lent(new Name(number));
  }

  /** Returns a new value. */
  Note note(String text) {
    return lent(new Note(text));
  }

  private Name lent(Name name) {
    names.add(name);
    return name;
  }

  private Note lent(Note note) {
    notes.add(note);
    return note;
  }

  /** Takes down a key that came out, and reads it. */
  int number(Name name) {
    return lent(name).number();
  }

  /** Takes down a value that came out, and reads it. */
  @Nullable String text(@Nullable Note note) {
    return note == null ? null : lent(note).text();
  }

  /** Spoils them all. */
  void spoil() {
    names.forEach(Name::spoil);
    notes.forEach(Note::spoil);
    forget();
  }

  /** Lets them be. */
  void forget() {
    names.clear();
    notes.clear();
  }
}
