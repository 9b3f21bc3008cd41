package io.larder.store.memcached;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import net.spy.memcached.ops.OperationState;
import net.spy.memcached.ops.OperationStatus;
import net.spy.memcached.ops.StatusCode;
import net.spy.memcached.protocol.BaseOperationImpl;
import org.jspecify.annotations.Nullable;

/**
 * One command in the text protocol: a line, perhaps with bytes after it, and in reply lines of
 * items and figures up to one that ends it. Confined to the client's thread once it is sent.
 */
final class TextCommand extends BaseOperationImpl {
  private static final byte[] LINE_END = {'\r', '\n'};
  private static final byte[] NOTHING = {};
  private static final String ITEM = "VALUE ";
  private static final String ASKED_ITEM = "VA ";
  private static final String END = "END";
  private static final String NUMBER = "HD c";
  private static final int LONGEST_LINE = 1 << 16;
  private static final int LARGEST_ITEM = 1 << 30;

  private final byte[] head;
  private final byte @Nullable [] body;
  private final @Nullable String asked;
  private final Answer answer;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(0); // what is torn
  private byte @Nullable [] item;
  private int itemRead;
  private String itemName = "";
  private int itemFlags;
  private long itemNumber;

  /** A command without bytes. */
  TextCommand(String head, Answer answer) {
    this(head, null, null, answer);
  }

  /** A command with bytes. */
  static TextCommand with(String head, byte[] body, Answer answer) {
    return new TextCommand(head, body, null, answer);
  }

  /** A command that reads one item, whose name is not in the reply. */
  static TextCommand reading(String head, String name, Answer answer) {
    return new TextCommand(head, null, name, answer);
  }

  private TextCommand(String head, byte @Nullable [] body, @Nullable String asked, Answer answer) {
    this.head = head.getBytes(US_ASCII);
    this.body = body;
    this.asked = asked;
    this.answer = answer;
    setCallback(answer);
  }

  @Override
  public void initialize() {
    int length = head.length + LINE_END.length + (body == null ? 0 : body.length + LINE_END.length);
    ByteBuffer buffer = ByteBuffer.allocate(length).put(head).put(LINE_END);
    if (body != null) {
      buffer.put(body).put(LINE_END);
    }
    setBuffer(buffer.flip());
  }

  @Override
  public void readFromBuffer(ByteBuffer data) throws IOException {
    while (getState() != OperationState.COMPLETE && data.hasRemaining()) {
      byte[] open = item;
      if (open == null) {
        readLine(data);
      } else {
        readItem(data, open);
      }
    }
  }

  /** Reads on in an item, after which its line ends. */
  private void readItem(ByteBuffer data, byte[] open) {
    if (itemRead < open.length) {
      int length = Math.min(open.length - itemRead, data.remaining());
      data.get(open, itemRead, length);
      itemRead += length;
      return;
    }
    data.get();
    itemRead++;
    if (itemRead == open.length + LINE_END.length) {
      answer.gotData(itemName, itemFlags, itemNumber, open);
      item = null;
      if (asked != null) {
        end(END); // no line follows that says so
      }
    }
  }

  private void readLine(ByteBuffer data) throws IOException {
    int end = data.position();
    while (end < data.limit() && data.get(end) != '\n') {
      end++;
    }
    byte[] read = new byte[end - data.position()];
    data.get(read);
    if (line.size() + read.length > LONGEST_LINE) {
      throw new IOException("the server does not speak the text protocol");
    }
    if (!data.hasRemaining()) {
      line.writeBytes(read);
      return;
    }
    data.get(); // the end of the line
    if (line.size() > 0) {
      line.writeBytes(read);
      read = line.toByteArray();
      line.reset();
    }
    understand(new String(read, US_ASCII).stripTrailing());
  }

  private void understand(String text) throws IOException {
    if (text.startsWith(ITEM)) {
      beginItem(text);
    } else if (asked != null && text.startsWith(ASKED_ITEM)) {
      beginItem(text, asked);
    } else if (text.startsWith("STAT ")) {
      String[] words = text.split(" ", 3);
      answer.gotStat(words[1], words.length < 3 ? "" : words[2]);
    } else {
      if (text.startsWith(NUMBER)) {
        answer.gotData(Long.parseUnsignedLong(text, NUMBER.length(), text.length(), 10));
      }
      end(text);
    }
  }

  private void end(String text) {
    StatusCode code = code(text);
    answer.receivedStatus(new OperationStatus(code == StatusCode.SUCCESS, text, code));
    transitionState(OperationState.COMPLETE);
  }

  /** Reads {@code VALUE name flags length number}. */
  private void beginItem(String text) throws IOException {
    int flags = text.indexOf(' ', ITEM.length()) + 1;
    int length = text.indexOf(' ', flags) + 1;
    int number = text.indexOf(' ', length) + 1;
    if (flags == 0 || length == 0 || number == 0) {
      throw withoutNumberOrLength();
    }
    itemName = text.substring(ITEM.length(), flags - 1);
    itemFlags = Integer.parseInt(text, flags, length - 1, 10);
    itemNumber = Long.parseUnsignedLong(text, number, text.length(), 10);
    beginItem(Integer.parseInt(text, length, number - 1, 10));
  }

  /**
   * Reads {@code VA length fflags cnumber}, whose order is that of the request. What follows says
   * that somebody else has marked the item as stale, which for {@code gets} makes no difference
   * either.
   */
  private void beginItem(String text, String name) throws IOException {
    int length = ASKED_ITEM.length();
    int flags = text.indexOf(" f", length) + 2;
    int number = text.indexOf(" c", flags) + 2;
    if (flags < 2 || number < 2) {
      throw withoutNumberOrLength();
    }
    int end = text.indexOf(' ', number);
    itemName = name;
    itemFlags = Integer.parseInt(text, flags, number - 2, 10);
    itemNumber = Long.parseUnsignedLong(text, number, end < 0 ? text.length() : end, 10);
    beginItem(Integer.parseInt(text, length, flags - 2, 10));
  }

  private void beginItem(int length) throws IOException {
    if (length < 0 || length > LARGEST_ITEM) {
      throw withoutNumberOrLength();
    }
    item = new byte[length];
    itemRead = 0;
  }

  private static IOException withoutNumberOrLength() {
    return new IOException("the server sent an item without a number or a length");
  }

  private static StatusCode code(String text) {
    int end = text.indexOf(' ');
    return switch (end < 0 ? text : text.substring(0, end)) {
      case "STORED", END, "EN", "DELETED", "OK", "VERSION", "HD" -> StatusCode.SUCCESS;
      case "NOT_STORED", "NS" -> StatusCode.ERR_NOT_STORED;
      case "EXISTS", "EX" -> StatusCode.ERR_EXISTS;
      case "NOT_FOUND", "NF" -> StatusCode.ERR_NOT_FOUND;
      default -> StatusCode.ERR_INTERNAL;
    };
  }

  @Override
  public byte[] getErrorMsg() {
    return NOTHING; // an answer says what went wrong
  }

  /** Returns the command and the item's name, which are no secret. */
  @Override
  public String toString() {
    return new String(head, US_ASCII);
  }
}
