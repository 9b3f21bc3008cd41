package io.larder.codec;

/**
 * Names classes by name, package, or package and those below it.
 *
 * @param name of the class or package
 * @param reach how much of it is meant
 */
record ClassPattern(String name, Reach reach) {
  /** How much a pattern's name stands for. */
  enum Reach {
    CLASS,
    PACKAGE,
    TREE
  }

  /** Reads {@code a.B}, {@code a.*} or {@code a.**}. */
  static ClassPattern parse(String pattern) {
    Reach reach = reach(pattern);
    int suffix = reach == Reach.CLASS ? 0 : reach == Reach.PACKAGE ? 2 : 3;
    String name = pattern.substring(0, pattern.length() - suffix);
    for (String part : name.split("\\.", -1)) {
      checkIdentifier(part, pattern);
    }
    return new ClassPattern(name, reach);
  }

  private static Reach reach(String pattern) {
    if (pattern.startsWith("!")) {
      throw wrong(pattern, "patterns only allow, there is no '!'");
    }
    if (pattern.equals("*") || pattern.equals("**")) {
      throw wrong(pattern, "everything is never allowed, name a package before the star");
    }
    if (pattern.endsWith(".**")) {
      return Reach.TREE;
    }
    return pattern.endsWith(".*") ? Reach.PACKAGE : Reach.CLASS;
  }

  private static void checkIdentifier(String part, String pattern) {
    if (part.isEmpty()) {
      throw wrong(pattern, "a name is missing before, between or after the dots");
    }
    if (part.indexOf('*') >= 0) {
      throw wrong(pattern, "stars stand only at the end, after a dot");
    }
    boolean valid =
        Character.isJavaIdentifierStart(part.charAt(0))
            && part.chars().allMatch(Character::isJavaIdentifierPart);
    if (!valid) {
      throw wrong(pattern, "'" + part + "' is not a Java name");
    }
  }

  private static IllegalArgumentException wrong(String pattern, String what) {
    return new IllegalArgumentException(
        "cannot allow classes by '%s': %s; write a.b.Name, a.b.* or a.b.**"
            .formatted(pattern, what));
  }

  boolean matches(Class<?> type) {
    String home = type.getPackageName();
    return switch (reach) {
      case CLASS -> type.getName().equals(name);
      case PACKAGE -> home.equals(name);
      case TREE ->
          home.startsWith(name)
              && (home.length() == name.length() || home.charAt(name.length()) == '.');
    };
  }
}
