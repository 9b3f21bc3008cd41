package io.larder.store.redis.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;

/** Masters of our own that make a cluster, each with its share of the slots. */
public final class RedisCluster implements AutoCloseable {
  private static final int SLOTS = 16_384;

  private final List<RedisProcess> nodes;

  private RedisCluster(List<RedisProcess> nodes) {
    this.nodes = nodes;
  }

  /** Starts so many masters and waits until each knows of all slots. */
  public static RedisCluster start(Path folder, int masters) {
    List<RedisProcess> nodes = new ArrayList<>();
    for (int i = 0; i < masters; i++) {
      String file = "nodes-" + i + ".conf";
      nodes.add(
          RedisProcess.start(folder, "--cluster-enabled", "yes", "--cluster-config-file", file));
    }
    for (int i = 0; i < masters; i++) {
      try (Jedis client = nodes.get(i).client()) {
        ask(client, "MEET", "127.0.0.1", Integer.toString(nodes.get(0).port()));
        addSlots(client, SLOTS * i / masters, SLOTS * (i + 1) / masters);
      }
    }
    RedisCluster cluster = new RedisCluster(nodes);
    cluster.awaitAllSlots();
    return cluster;
  }

  /** Waits until each node finds the cluster complete. */
  public void awaitAllSlots() {
    nodes.forEach(RedisCluster::awaitAllSlots);
  }

  private static void addSlots(Jedis client, int from, int to) {
    String[] words = new String[1 + to - from];
    words[0] = "ADDSLOTS";
    for (int slot = from; slot < to; slot++) {
      words[1 + slot - from] = Integer.toString(slot);
    }
    ask(client, words);
  }

  private static void awaitAllSlots(RedisProcess node) {
    try (Jedis client = node.client()) {
      String info = "";
      while (!(info.contains("cluster_state:ok") && info.contains("cluster_slots_ok:" + SLOTS))) {
        info = ask(client, "INFO");
      }
    }
  }

  private static String ask(Jedis client, String... words) {
    return new String((byte[]) client.sendCommand(Protocol.Command.CLUSTER, words), US_ASCII);
  }

  /** Moves a slot with all its keys to another node, as an operator would. */
  public void move(int slot, int from, int to) {
    try (Jedis source = nodes.get(from).client();
        Jedis target = nodes.get(to).client()) {
      String sourceId = ask(source, "MYID");
      String targetId = ask(target, "MYID");
      ask(target, "SETSLOT", Integer.toString(slot), "IMPORTING", sourceId);
      ask(source, "SETSLOT", Integer.toString(slot), "MIGRATING", targetId);
      List<byte[]> keys = keys(source, slot);
      for (byte[] key : keys) {
        source.migrate("127.0.0.1", nodes.get(to).port(), key, 0, 5_000);
      }
      for (RedisProcess node : nodes) {
        try (Jedis client = node.client()) {
          ask(client, "SETSLOT", Integer.toString(slot), "NODE", targetId);
        }
      }
    }
  }

  /** Begins to move a slot, which a node is asked for while its keys are at two places. */
  public void beginToMove(int slot, int from, int to) {
    try (Jedis source = nodes.get(from).client();
        Jedis target = nodes.get(to).client()) {
      ask(target, "SETSLOT", Integer.toString(slot), "IMPORTING", ask(source, "MYID"));
      ask(source, "SETSLOT", Integer.toString(slot), "MIGRATING", ask(target, "MYID"));
    }
  }

  @SuppressWarnings("unchecked")
  private static List<byte[]> keys(Jedis client, int slot) {
    return (List<byte[]>)
        client.sendCommand(
            Protocol.Command.CLUSTER, "GETKEYSINSLOT", Integer.toString(slot), "100000");
  }

  /** Returns a node by its number, to be killed and started again: it knows its slots still. */
  public RedisProcess node(int number) {
    return nodes.get(number);
  }

  /** Returns the node that has a slot, by its number. */
  public int nodeOf(int slot) {
    for (int i = 0; i < nodes.size(); i++) {
      if (slot < SLOTS * (i + 1) / nodes.size()) {
        return i;
      }
    }
    throw new IllegalArgumentException("no slot " + slot);
  }

  /** Returns the URI of a store on it. */
  public String uri() {
    return nodes.stream()
        .map(node -> "127.0.0.1:" + node.port())
        .collect(Collectors.joining(",", "redis://", "?cluster=true"));
  }

  @Override
  public void close() {
    nodes.forEach(RedisProcess::close);
  }
}
