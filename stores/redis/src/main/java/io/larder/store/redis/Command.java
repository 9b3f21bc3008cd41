package io.larder.store.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.commands.ProtocolCommand;

/**
 * One command for the server that has a hash slot.
 *
 * @param slot the slot of all its keys
 * @param verb what to do
 * @param arguments in order, keys among them
 * @param script which must be loaded; null when none is called
 */
record Command(int slot, ProtocolCommand verb, byte[][] arguments, @Nullable Script script) {
  /** A command that changes nothing, or the same once as twice. */
  static Command plain(int slot, Protocol.Command verb, byte[]... arguments) {
    return new Command(slot, verb, arguments, null);
  }

  /** A call of a script. */
  static Command call(int slot, Script script, List<byte[]> keys, List<byte[]> arguments) {
    byte[][] all = new byte[2 + keys.size() + arguments.size()][];
    all[0] = script.digest();
    all[1] = ascii(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      all[2 + i] = keys.get(i);
    }
    for (int i = 0; i < arguments.size(); i++) {
      all[2 + keys.size() + i] = arguments.get(i);
    }
    return new Command(slot, Protocol.Command.EVALSHA, all, script);
  }

  /** Tells whether it may be sent again when nobody knows whether it was done. */
  boolean repeatable() {
    return script == null || script == Script.LISTEN;
  }

  static byte[] ascii(Object value) {
    return value.toString().getBytes(US_ASCII);
  }
}
