package io.larder.store.memcached;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.larder.spi.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A server's answer to the question which items it has, of which those of one namespace are kept.
 * The server walks through its hash table and passes each item once, whatever happens to it
 * meanwhile; the walk through its LRU queues, which older servers know alone, misses what moves in
 * them. The answer is long, and the server holds some of its locks while it waits for a reader, so
 * that it is read at once, and over a connection of its own, which no other caller waits for.
 * Confined to a thread.
 */
final class Dump {
  private static final byte[] COMMAND = "lru_crawler metadump hash\r\n".getBytes(ISO_8859_1);
  private static final String NAME = "key=";
  private static final String NUMBER = " cas=";
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");
  private static final int CHUNK = 1 << 16;
  private static final int LONGEST_LINE = 1 << 12;

  private final Names ofWhom;
  private final long since;
  private final List<String> names = new ArrayList<>();

  private Dump(Names ofWhom, long since) {
    this.ofWhom = ofWhom;
    this.since = since;
  }

  /**
   * Returns the names of records, sorted.
   *
   * @param since the server's number of the generation; what has a smaller one is older
   * @throws StoreException when the server does not say, or not in time
   */
  static List<String> names(Wire wire, Part part, long since, Deadline deadline) {
    Settings settings = wire.settings();
    Server server = part.server();
    String busy = null;
    while (true) {
      Dump dump = new Dump(part.names(), since);
      String end;
      wire.counts().roundTrip();
      try (Socket socket = Dial.to(server.host(), settings.tls(), millis(deadline))) {
        socket.getOutputStream().write(COMMAND);
        end = dump.read(socket, deadline);
      } catch (IOException e) {
        throw busy != null && e instanceof SocketTimeoutException
            ? Trouble.mute(settings, server.host(), busy)
            : Trouble.of("scan", settings, server.host(), e);
      }
      if (end.equals("END")) {
        Collections.sort(dump.names);
        return dump.names;
      }
      if (!isBusy(end) || !deadline.pause()) {
        throw Trouble.mute(settings, server.host(), end);
      }
      busy = end;
    }
  }

  /** A server does one walk at a time, and some do none while their hash table grows. */
  static boolean isBusy(String said) {
    return said.startsWith("BUSY") || said.startsWith("ERROR locked");
  }

  private static int millis(Deadline deadline) throws SocketTimeoutException {
    if (deadline.isOver()) {
      throw new SocketTimeoutException("no answer in time");
    }
    return 1 + (int) TimeUnit.NANOSECONDS.toMillis(deadline.leftNanos());
  }

  /** Takes names until there is a line without one, which it returns. */
  private String read(Socket socket, Deadline deadline) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] chunk = new byte[CHUNK];
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      socket.setSoTimeout(millis(deadline));
      int length = in.read(chunk);
      if (length < 0) {
        throw new EOFException("the server hung up in the midst of its keys");
      }
      int from = 0;
      for (int i = 0; i < length; i++) {
        if (chunk[i] == '\n') {
          line.write(chunk, from, i - from);
          String text = line.toString(ISO_8859_1).stripTrailing();
          if (!text.equals("OK") && !take(text)) { // some versions say OK first
            return text;
          }
          line.reset();
          from = i + 1;
        }
      }
      line.write(chunk, from, length - from);
      if (line.size() > LONGEST_LINE) {
        throw new IOException("the server does not speak the text protocol");
      }
    }
  }

  /** Takes a name out of a line, and returns whether it has one. */
  private boolean take(String line) {
    int nameAt = line.lastIndexOf(NAME); // a server that lost patience repeats some in a line
    int nameEnd = line.indexOf(' ', nameAt);
    int numberAt = line.indexOf(NUMBER, nameAt);
    if (nameAt < 0 || nameEnd < 0 || numberAt < 0) {
      return false;
    }
    int numberEnd = line.indexOf(' ', numberAt + 1);
    String number =
        line.substring(numberAt + NUMBER.length(), numberEnd < 0 ? line.length() : numberEnd);
    if (!DIGITS.matcher(number).matches()) {
      return false;
    }
    byte[] name = Names.unescaped(line.substring(nameAt + NAME.length(), nameEnd));
    if (name != null && Long.compareUnsigned(Long.parseUnsignedLong(number), since) > 0) {
      String text = new String(name, ISO_8859_1);
      if (isWord(text) && ofWhom.isRecord(text)) {
        names.add(text);
      }
    }
    return true;
  }

  /** Strangers' names may have anything in them, and ours become words of commands. */
  private static boolean isWord(String name) {
    return name.chars().allMatch(c -> c > ' ' && c < 0x7F);
  }
}
