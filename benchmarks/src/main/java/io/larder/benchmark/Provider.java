package io.larder.benchmark;

import java.io.File;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The JCache providers that are compared. */
public enum Provider {
  LARDER("larder", "io.larder.LarderCachingProvider", "/provider/target/"),
  CAFFEINE(
      "caffeine-jcache",
      "com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider",
      "/ben-manes/|/typesafe/|/jakarta/inject/|/osgi/"),
  CACHE2K("cache2k", "org.cache2k.jcache.provider.JCacheProvider", "/cache2k/"),
  EHCACHE("ehcache", "org.ehcache.jsr107.EhcacheCachingProvider", "/ehcache/|/slf4j/"),
  /** The reference implementation. */
  RI("ri", "org.jsr107.ri.spi.RICachingProvider", "/jsr107/");

  private static final String SHARED = "/javax/cache/|/benchmarks/target/";

  private final String label;
  private final String className;
  private final Pattern jars;

  Provider(String label, String className, String jars) {
    this.label = label;
    this.className = className;
    this.jars = Pattern.compile(jars + "|" + SHARED);
  }

  /** Returns the provider of that label, none when there is no such. */
  public static Optional<Provider> named(String label) {
    return Arrays.stream(values()).filter(p -> p.label.equals(label)).findFirst();
  }

  /** Returns the name for people and command lines. */
  public String label() {
    return label;
  }

  /** Returns the class that {@code Caching.getCachingProvider} is asked for. */
  public String className() {
    return className;
  }

  /** Returns what of this JVM's class path the provider needs: it is not to open others' jars. */
  public String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> jars.matcher(entry.replace(File.separatorChar, '/')).find())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
