package io.larder.store.redis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisMovedDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * Some commands and their replies: one pipeline to each server, whatever their number. A command is
 * sent again only when the server said that it did not do it (another node has the slot, the slot
 * is moving, the script is not loaded), or, once, when it is {@link Command#repeatable} and the
 * connection was found broken. Confined to a thread.
 */
final class Exchange {
  private static final int MOST_ROUNDS = 6;

  private final Wire wire;
  private final Servers servers;
  private final String what;
  private final List<Command> commands;
  private final @Nullable Object[] replies;

  /** Which time commands are sent, from 1. */
  private int round = 1;

  /** Scripts to be loaded in this round. */
  private Set<Script> unloaded = EnumSet.noneOf(Script.class);

  /** Scripts that were found missing in this round. */
  private Set<Script> missing = EnumSet.noneOf(Script.class);

  /** Which commands are sent in the next round. */
  private List<Integer> again = new ArrayList<>();

  Exchange(Wire wire, String what, List<Command> commands) {
    this.wire = wire;
    this.servers = wire.servers();
    this.what = what;
    this.commands = commands;
    this.replies = new @Nullable Object[commands.size()];
  }

  /** Returns the replies in the order of the commands. */
  List<@Nullable Object> run() {
    List<Integer> pending = new ArrayList<>(commands.size());
    for (int i = 0; i < commands.size(); i++) {
      pending.add(i);
    }
    while (!pending.isEmpty()) {
      again = new ArrayList<>();
      missing = EnumSet.noneOf(Script.class);
      byNode(pending).forEach(this::exchange);
      pending = again;
      unloaded = missing;
      round++;
    }
    return Arrays.asList(replies);
  }

  private Collection<List<Integer>> byNode(List<Integer> pending) {
    if (!servers.cluster()) {
      return List.of(pending);
    }
    Map<Object, List<Integer>> shares = new LinkedHashMap<>();
    for (int i : pending) {
      Object node = servers.node(commands.get(i).slot());
      shares.computeIfAbsent(node, first -> new ArrayList<>()).add(i);
    }
    return shares.values();
  }

  /** Sends some commands to the server that has the slot of the first, and reads their replies. */
  private void exchange(List<Integer> share) {
    Connection connection;
    try {
      connection = servers.connection(commands.get(share.get(0)).slot());
    } catch (JedisException e) {
      servers.refresh();
      Refusal refusal = refusal(e, true);
      share.forEach(i -> replies[i] = refusal);
      return;
    }
    int read = 0;
    boolean sound = false;
    try {
      wire.counts().roundTrip();
      send(connection, share);
      for (; read < share.size(); read++) {
        receive(connection, share.get(read));
      }
      sound = true;
    } catch (JedisConnectionException e) {
      broken(share.subList(read, share.size()), e);
    } finally {
      Servers.giveBack(connection, sound);
    }
  }

  private void send(Connection connection, List<Integer> share) {
    for (Script script : unloaded) {
      connection.sendCommand(Protocol.Command.SCRIPT, Command.ascii("LOAD"), script.text());
    }
    for (int i : share) {
      connection.sendCommand(commands.get(i).verb(), commands.get(i).arguments());
    }
    for (int i = 0; i < unloaded.size(); i++) {
      try {
        connection.getOne();
      } catch (JedisDataException e) {
        // the call of the script will tell
      }
    }
  }

  private void receive(Connection connection, int i) {
    try {
      replies[i] = connection.getOne();
    } catch (JedisAskDataException e) {
      askElsewhere(e.getTargetNode(), i);
    } catch (JedisDataException e) {
      refused(i, e);
    }
  }

  /** Asks the node to which a slot is just moving. */
  private void askElsewhere(HostAndPort node, int i) {
    Command command = commands.get(i);
    try (Connection connection = servers.connection(node)) {
      wire.counts().roundTrip();
      if (command.script() != null) {
        connection.sendCommand(
            Protocol.Command.SCRIPT, Command.ascii("LOAD"), command.script().text());
        connection.getOne();
      }
      connection.executeCommand(Protocol.Command.ASKING);
      connection.sendCommand(command.verb(), command.arguments());
      replies[i] = connection.getOne();
    } catch (JedisDataException e) {
      refused(i, e);
    } catch (JedisException e) {
      replies[i] = refusal(e, false);
    }
  }

  /** The server said no: the command was not done, and is sent again where that helps. */
  private void refused(int i, JedisDataException e) {
    Script script = commands.get(i).script();
    String message = String.valueOf(e.getMessage());
    boolean forgotten = e instanceof JedisNoScriptException && script != null;
    boolean moved = e instanceof JedisMovedDataException;
    boolean moving = message.startsWith("TRYAGAIN");
    if (round >= MOST_ROUNDS || !(forgotten || moved || moving)) {
      if (message.contains("READONLY")) {
        servers.forget(); // another server is the master now
      }
      replies[i] = refusal(e, true);
      return;
    }
    if (forgotten) {
      missing.add(script);
    } else if (again.isEmpty() && moved) {
      servers.refresh();
    } else if (again.isEmpty()) {
      wire.pause(round);
    }
    again.add(i);
  }

  /** The connection broke: idle ones of the same age are broken too. */
  private void broken(List<Integer> unread, JedisConnectionException e) {
    boolean late = Trouble.timedOut(e);
    if (late) {
      servers.refresh();
    } else {
      servers.forget();
    }
    Refusal lost = refusal(e, false);
    for (int i : unread) {
      if (commands.get(i).repeatable() && round == 1 && !late) {
        again.add(i);
      } else {
        replies[i] = lost;
      }
    }
  }

  private Refusal refusal(JedisException e, boolean certain) {
    return new Refusal(Trouble.of(what, wire.settings(), e), certain);
  }
}
