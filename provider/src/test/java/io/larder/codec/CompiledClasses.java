package io.larder.codec;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A class loader of classes that were compiled into memory, and that no other loader sees. */
public final class CompiledClasses extends ClassLoader {
  private static final String BEAN =
      "package app; public class Bean implements java.io.Serializable {"
          + " public java.util.List<Object> parts = new java.util.ArrayList<>();"
          + " public Bean(Object part) { parts.add(part); } }";
  private static final String TICKET =
      "package app; public record Ticket(Object number) implements java.io.Serializable {}";
  private static final String COLOUR =
      "package app; public enum Colour { RED; public static Colour of() { return RED; } }";

  private final Map<String, byte[]> classes;

  private CompiledClasses(Map<String, byte[]> classes, ClassLoader parent) {
    super(parent);
    this.classes = classes;
  }

  /** Compiles {@code app.Bean}, {@code app.Ticket}, a record, and {@code app.Colour}, an enum. */
  public static CompiledClasses app() {
    return of(Map.of("app.Bean", BEAN, "app.Ticket", TICKET, "app.Colour", COLOUR));
  }

  /** Compiles the text of classes, each under its name. */
  public static CompiledClasses of(Map<String, String> sources) {
    Memory memory =
        new Memory(ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null));
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Source(name, text)));
    JavaCompiler.CompilationTask task =
        ToolProvider.getSystemJavaCompiler()
            .getTask(null, memory, null, List.of("-proc:none"), null, units);
    if (!task.call()) {
      throw new IllegalArgumentException("does not compile: " + sources);
    }
    Map<String, byte[]> classes = new HashMap<>();
    memory.compiled.forEach((name, out) -> classes.put(name, out.toByteArray()));
    return new CompiledClasses(classes, CompiledClasses.class.getClassLoader());
  }

  /** Returns a loader that makes classes of its own of the same bytes. */
  public CompiledClasses again() {
    return new CompiledClasses(classes, getParent());
  }

  /** Makes an object by a constructor that takes one argument of this type. */
  public Object make(String name, Class<?> parameter, Object argument)
      throws ReflectiveOperationException {
    return loadClass(name).getConstructor(parameter).newInstance(argument);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, ByteArrayOutputStream> compiled = new HashMap<>();

    Memory(StandardJavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String name,
        JavaFileObject.Kind kind,
        FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          return compiled.computeIfAbsent(name, any -> new ByteArrayOutputStream());
        }
      };
    }
  }
}
