package io.larder.store.mongodb;

import io.larder.spi.StoreUri;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The options of a URI that are the driver's own. It only warns of one that it does not know, so
 * they stand here; those that would break what Larder promises are refused.
 */
final class DriverOptions {
  static final Set<String> KNOWN =
      Set.of(
          "appName",
          "authMechanism",
          "authMechanismProperties",
          "authSource",
          "compressors",
          "directConnection",
          "heartbeatFrequencyMS",
          "journal",
          "loadBalanced",
          "localThresholdMS",
          "maxConnecting",
          "maxIdleTimeMS",
          "maxLifeTimeMS",
          "maxPoolSize",
          "minPoolSize",
          "readConcernLevel",
          "readPreference",
          "replicaSet",
          "retryReads",
          "retryWrites",
          "serverMonitoringMode",
          "srvMaxHosts",
          "srvServiceName",
          "ssl",
          "tls",
          "tlsAllowInvalidHostnames",
          "tlsInsecure",
          "w",
          "zlibCompressionLevel");

  private DriverOptions() {}

  /**
   * Returns those that a URI has.
   *
   * @throws IllegalArgumentException when one would break a promise, saying which
   */
  static Map<String, String> of(StoreUri uri) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String name : uri.options().keySet()) {
      if (KNOWN.contains(name)) {
        options.put(name, uri.option(name, "", text -> allowed(name, text)));
      }
    }
    boolean majority = options.getOrDefault("w", "majority").equals("majority");
    if (!majority && "majority".equals(options.get("readConcernLevel"))) {
      throw new IllegalArgumentException(
          uri
              + ": with w="
              + options.get("w")
              + " a read of what the majority has would miss what was written; take"
              + " readConcernLevel or w away");
    }
    return options;
  }

  private static String allowed(String name, String text) {
    String wrong =
        switch (name + "=" + text) {
          case "retryWrites=true" ->
              "a write whose reply is lost must not be sent again unseen; write false";
          case "w=0" -> "a write without a reply tells no conflict; write majority, or 1 or more";
          default -> null;
        };
    if (name.equals("readPreference") && !text.equals("primary")) {
      wrong = "a read from another server may miss what was written; write primary";
    }
    if (name.equals("readConcernLevel") && !Set.of("local", "majority").contains(text)) {
      wrong = "'" + text + "' is not for caches; write majority or local";
    }
    if (wrong != null) {
      throw new IllegalArgumentException(wrong);
    }
    return text;
  }
}
