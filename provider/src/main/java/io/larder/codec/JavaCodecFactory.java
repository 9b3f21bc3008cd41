package io.larder.codec;

import io.larder.spi.Codec;
import io.larder.spi.CodecFactory;
import java.io.ObjectInputFilter;

/** Makes codecs of the name {@code java}: Java serialisation for every value. */
public final class JavaCodecFactory implements CodecFactory {
  @Override
  public String name() {
    return JavaCodec.ID;
  }

  @Override
  public <T> Codec<T> create(Class<T> type, ClassLoader loader, ObjectInputFilter filter) {
    return new JavaCodec<>(type, new Gate(loader, filter));
  }
}
