package io.larder.size;

/** Tells what strings take. */
final class Strings {
  private static final int LAST_OF_LATIN1 = 0xFF;
  private static final Object EMPTY = "";
  private static final long SHALLOW = Plan.of(String.class).shallow();

  private Strings() {}

  /** Returns the bytes of a string with its characters; none for {@code ""}, which all share. */
  static long bytes(String string) {
    return isTheEmptyOne(string) ? 0 : SHALLOW + array(string, string.length());
  }

  private static boolean isTheEmptyOne(Object string) {
    return string == EMPTY;
  }

  /** Returns the bytes of an array that has room for so many of such characters. */
  static long array(CharSequence characters, int capacity) {
    int each = isLatin1(characters) ? Byte.BYTES : Character.BYTES;
    return Layout.OF_THIS_VM.array(capacity, each);
  }

  private static boolean isLatin1(CharSequence characters) {
    if (!Layout.OF_THIS_VM.latin1()) {
      return false;
    }
    int length = characters.length();
    for (int i = 0; i < length; i++) {
      if (characters.charAt(i) > LAST_OF_LATIN1) {
        return false;
      }
    }
    return true;
  }
}
