package io.larder.copy;

import static java.util.Objects.requireNonNull;

import java.io.Externalizable;
import java.io.InvalidObjectException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Classes of every kind that serialisation treats in a way of its own. */
@SuppressWarnings({"serial", "unused", "HidingField"}) // none is an example
final class Graphs {
  private Graphs() {}

  /** Told from all others by its number. */
  interface Numbered {
    int number();
  }

  /** Not serialisable: its constructor is run, its field not kept. */
  static class Origin {
    String origin = "the constructor's";
    transient int runs;

    Origin() {
      runs++;
    }
  }

  /** A mutable bean with fields of many types; equal to itself alone. */
  static class Bean extends Origin implements Numbered, Serializable {
    static @Nullable Object ofTheClass = "static";

    final int number;
    final @Nullable Object fixed;
    @Nullable Object any;
    @Nullable Numbered other;
    @Nullable List<Object> list;
    Object @Nullable [] array;
    double @Nullable [] numbers;
    @Nullable String name;
    @Nullable DayOfWeek day;
    @Nullable Long boxed;
    boolean yes;
    byte small = 1;
    char letter = 'a';
    short brief = 2;
    long wide = 3;
    float rough = 4;
    double exact = 5;
    transient @Nullable Object lost = "lost";
    transient int alsoLost = 1;

    Bean(int number, @Nullable Object fixed) {
      this.number = number;
      this.fixed = fixed;
      this.origin = "changed";
    }

    @Override
    public int number() {
      return number;
    }
  }

  /** Hides fields of its superclass; equal by its number. */
  static class Sub extends Bean {
    @Nullable Object any;
    private final String name;

    Sub(int number, @Nullable Object fixed) {
      super(number, fixed);
      this.name = "sub " + number;
    }

    @Override
    public boolean equals(@Nullable Object object) {
      return object instanceof Sub sub && sub.number == number;
    }

    @Override
    public int hashCode() {
      return number;
    }
  }

  /** Belongs to another object. */
  static final class Outer extends Bean {
    Outer(int number) {
      super(number, null);
    }

    /** Keeps the outer one. */
    final class Inner implements Serializable {
      int value = number;

      int outer() {
        return Outer.this.number;
      }
    }

    Object inner() {
      return new Inner();
    }
  }

  /** An enum whose constants have classes of their own. */
  enum Body {
    ONE {
      @Override
      int value() {
        return 1;
      }
    };

    abstract int value();
  }

  /** Copied by its constructor. */
  record Pair(@Nullable Object left, @Nullable Object right, long wide) implements Serializable {}

  /** Makes something else of what it is given. */
  record Changing(List<Object> parts) implements Serializable {
    Changing {
      parts = new ArrayList<>(parts);
    }
  }

  /** Counts how often its constructor has run. */
  record Counting(int count, @Nullable Object any) implements Serializable {
    Counting {
      count++;
    }
  }

  /** A record that stands for one object of the JVM. */
  record Single(@Nullable Object any) implements Serializable {
    static final Single ONLY = new Single(null);

    private Object readResolve() {
      return ONLY;
    }
  }

  /** Sets a field when it is read. */
  static final class Reading extends Bean {
    transient int read;

    Reading(int number) {
      super(number, null);
    }

    private void readObject(ObjectInputStream in) throws Exception {
      in.defaultReadObject();
      read = 1;
    }
  }

  /** Inherits a hook. */
  static class Resolving extends Origin implements Serializable {
    protected Object readResolve() {
      return "resolved";
    }
  }

  /** Hooked by its superclass. */
  static final class ResolvingSub extends Resolving {
    int value = 1;
  }

  /** Writes another. */
  static final class Replacing implements Serializable {
    @Nullable Object any = new ArrayList<>();

    private Object writeReplace() {
      return new Bean(-1, any);
    }
  }

  /** Writes what it likes. */
  public static final class Own implements Externalizable {
    int value;

    /** For serialisation. */
    public Own() {}

    @Override
    public void writeExternal(ObjectOutput out) {}

    @Override
    public void readExternal(ObjectInput in) {
      value = 7;
    }
  }

  /** Lists what is kept of it. */
  static final class Listing implements Serializable {
    private static final ObjectStreamField[] serialPersistentFields = {
      new ObjectStreamField("kept", Object.class)
    };
    @Nullable Object kept = new ArrayList<>();
    @Nullable Object notKept = new ArrayList<>();
  }

  /** Refuses to be read. */
  static final class Unreadable implements Serializable {
    @Nullable Object any;

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
      throw new InvalidObjectException("never");
    }
  }

  /** Its superclass has no constructor that can be used. */
  static class NoDefault {
    NoDefault(int value) {}
  }

  /** Can be written and not be read. */
  static final class Orphan extends NoDefault implements Serializable {
    @Nullable Object any;

    Orphan() {
      super(1);
    }
  }

  /** Of the JDK, and more than that. */
  static final class OwnList extends ArrayList<Object> {
    int more = 1;
  }

  /** Of a class of the JDK with nothing of its own to keep. */
  static final class Half extends Number {
    long halves = 3;
    @Nullable Object any;

    @Override
    public int intValue() {
      return (int) halves / 2;
    }

    @Override
    public long longValue() {
      return halves / 2;
    }

    @Override
    public float floatValue() {
      return halves / 2f;
    }

    @Override
    public double doubleValue() {
      return halves / 2d;
    }
  }

  /** Counts how often it was asked for its hash. */
  static final class Touchy implements Serializable {
    int asked;

    @Override
    public boolean equals(@Nullable Object object) {
      return object instanceof Touchy;
    }

    @Override
    public int hashCode() {
      asked++;
      return 1;
    }
  }

  /** A supplier that can be serialised. */
  interface Source extends Supplier<Object>, Serializable {}

  static Object lambda(Object caught) {
    return (Source) () -> caught;
  }

  static Object anonymous(Object caught) {
    return new Source() {
      int more = 2;

      @Override
      public Object get() {
        return caught;
      }
    };
  }

  /** A chain of so many beans. */
  static Bean chain(int length) {
    Bean last = null;
    for (int i = 0; i < length; i++) {
      Bean next = new Bean(i, null);
      next.any = last;
      last = next;
    }
    return requireNonNull(last);
  }
}
