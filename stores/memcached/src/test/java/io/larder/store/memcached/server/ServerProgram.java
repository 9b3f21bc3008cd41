package io.larder.store.memcached.server;

import io.larder.store.contract.server.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program of a server. */
enum ServerProgram {
  /** What Larder is for. */
  MEMCACHED {
    @Override
    List<String> command(int port, List<String> options) {
      List<String> command = new ArrayList<>();
      command.add(ServerProcess.onPath("memcached").orElseThrow().toString());
      command.addAll(List.of("-l", "127.0.0.1", "-p", Integer.toString(port), "-U", "0"));
      command.addAll(List.of("-u", System.getProperty("user.name")));
      command.addAll(options);
      return command;
    }
  },

  /** What comes as jars, for a machine that has no Memcached. */
  INFINISPAN {
    @Override
    List<String> command(int port, List<String> options) {
      if (!options.isEmpty()) {
        throw new IllegalArgumentException(
            "this test needs Memcached with %s: apt-get install memcached".formatted(options));
      }
      Path module = Path.of(System.getProperty("test.servers"), "infinispan-memcached");
      return List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Xmx256m",
          "-XX:TieredStopAtLevel=1",
          "-cp",
          module.resolve("target/lib") + "/*",
          module.resolve("src/InfinispanMemcached.java").toString(),
          Integer.toString(port));
    }
  };

  /** Returns how to start it. */
  abstract List<String> command(int port, List<String> options);

  /**
   * Returns Memcached where it is on the path and nobody wants the other: {@code
   * -Dmemcached.server=infinispan}.
   */
  static ServerProgram find() {
    boolean wanted = !"infinispan".equals(System.getProperty("memcached.server"));
    return wanted && ServerProcess.onPath("memcached").isPresent() ? MEMCACHED : INFINISPAN;
  }
}
