package io.larder.benchmark.store;

import io.larder.store.contract.server.Proxy;
import java.io.PrintStream;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Round trips and bytes of operations, counted on the wire between a client and its server. */
final class WireTable {
  private static final int TIMES = 50;
  private static final Pattern SERVER = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

  private final String store;

  WireTable(String store) {
    this.store = store;
  }

  void print(List<String> clients, PrintStream out) {
    out.printf("%n%s, on the wire, of one operation%n", store);
    out.println("| operation | client | round trips | bytes |");
    out.println("| --- | --- | --- | --- |");
    String uri = Subjects.uri(store);
    Matcher server = SERVER.matcher(uri);
    if (!server.find()) {
      throw new IllegalStateException("no server of our own: " + uri);
    }
    for (int bytes : new int[] {100, 10_240}) {
      for (String client : clients) {
        try (Proxy wire = new Proxy(Integer.parseInt(server.group(1)));
            Subject subject =
                Subjects.open(client, server.replaceFirst("127.0.0.1:" + wire.port()), bytes)) {
          count(subject, StoreOperations.value(bytes), client, wire, out);
        }
      }
    }
  }

  private static void count(
      Subject subject, byte[] value, String client, Proxy wire, PrintStream out) {
    List<String> keys = StoreOperations.KEYS;
    StoreOperations.fill(subject, value);
    row("get", i -> subject.get(keys.get(i)), value, client, wire, out);
    row("put", i -> subject.put(keys.get(i), value), value, client, wire, out);
    int sets = StoreOperations.HUNDREDS.size();
    row(
        "getAll",
        i -> subject.getAll(StoreOperations.HUNDREDS.get(i % sets)),
        value,
        client,
        wire,
        out);
    row("invoke", i -> subject.update(keys.get(i), value), value, client, wire, out);
  }

  private static void row(
      String operation,
      IntConsumer work,
      byte[] value,
      String client,
      Proxy wire,
      PrintStream out) {
    wire.takeRoundTrips();
    wire.takeBytes();
    for (int i = 0; i < TIMES; i++) {
      work.accept(i);
    }
    out.printf(
        "| %s, %d B | %s | %.2f | %.0f |%n",
        operation,
        value.length,
        client,
        (double) wire.takeRoundTrips() / TIMES,
        (double) wire.takeBytes() / TIMES);
  }
}
