package io.larder.store.memcached;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out whether servers tell which items they have, as {@link Dump} asks. */
final class Crawler {
  /** A class that no server has: who knows the command says so, and does nothing. */
  private static final String PROBE = "lru_crawler metadump 255";

  private static final String KNOWS = "BADCLASS";
  private static final Pattern VERSION = Pattern.compile("VERSION 1\\.([0-9]+)\\.([0-9]+).*");
  private static final int MINOR = 6;
  private static final int PATCH = 9; // 1.6.9 walks through its hash table

  private Crawler() {}

  /** Tells whether each server of a store does; one that does not answer does not. */
  static boolean isEverywhere(Wire wire, Deadline deadline) {
    if (wire.settings().login()) {
      return false; // the binary protocol has no such command
    }
    Exchange exchange = new Exchange(wire, "open", deadline);
    List<Ask> versions = new ArrayList<>();
    List<Ask> probes = new ArrayList<>();
    for (Server server : wire.servers()) {
      // in this order: a server refuses to dump where answers to others wait before
      probes.add(exchange.add(server, (protocol, to) -> new TextCommand(PROBE, to)));
      versions.add(exchange.add(server, Protocol::version));
    }
    exchange.runTwice();
    return versions.stream().allMatch(ask -> walksHashTable(ask.said()))
        && probes.stream().allMatch(ask -> ask.said().startsWith(KNOWS));
  }

  private static boolean walksHashTable(String version) {
    Matcher matcher = VERSION.matcher(version);
    if (!matcher.matches()) {
      return false;
    }
    int minor = Integer.parseInt(matcher.group(1));
    return minor > MINOR || (minor == MINOR && Integer.parseInt(matcher.group(2)) >= PATCH);
  }
}
