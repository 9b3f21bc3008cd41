package io.larder.example.hibernate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/** Another process with the same database and the same cache: does what each line tells it. */
final class PeerLibrary {
  private PeerLibrary() {}

  /** Gets a JDBC URL, a prefix and the settings of a cache. */
  public static void main(String[] args) throws IOException {
    BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    try (Library library = new Library(args[0], Library.cache(args[1], args[2]))) {
      System.out.println("ready");
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        System.out.println(answer(library, order));
      }
    }
  }

  private static Object answer(Library library, String order) {
    String what = order.substring(0, order.indexOf(' '));
    String of = order.substring(what.length() + 1);
    return switch (what) {
      case "lend" -> library.lend(Long.parseLong(of));
      case "lent" -> library.find(Long.parseLong(of)).timesLent();
      case "titled" -> library.titled(of);
      default -> throw new IllegalArgumentException(order);
    };
  }
}
