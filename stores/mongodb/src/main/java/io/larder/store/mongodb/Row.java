package io.larder.store.mongodb;

import io.larder.spi.Lease;
import io.larder.spi.Stored;
import io.larder.spi.Token;
import io.larder.spi.Version;
import org.bson.BsonBinary;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.BsonWriter;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.jspecify.annotations.Nullable;

/** A record as {@link Records} describes it, or its identifier alone, read off the wire. */
final class Row {
  private static final byte[] NOTHING = {};

  private @Nullable BsonValue id;
  private @Nullable Token token;
  private long deadlineMillis = Records.NEVER;
  private @Nullable Long leaseMillis;
  private @Nullable Integer purpose;
  private byte[] bytes = NOTHING;

  private Row() {}

  /** Returns the identifier; null when it is neither bytes nor a document. */
  @Nullable BsonValue id() {
    return id;
  }

  /**
   * Returns the record.
   *
   * @throws BsonInvalidOperationException when it is none
   */
  Stored stored() {
    if (token == null) {
      throw new BsonInvalidOperationException("a document is no record");
    }
    return new Stored(bytes, deadlineMillis, Version.of(token), token, lease());
  }

  private @Nullable Lease lease() {
    if (leaseMillis == null) {
      return null;
    }
    if (purpose == null) {
      throw new BsonInvalidOperationException("a record is held for nothing");
    }
    return new Lease(leaseMillis, Records.purpose(purpose));
  }

  private void read(String name, BsonReader from) {
    switch (name) {
      case Records.ID -> id = id(from);
      case Records.VERSION -> token = Records.token(pair(from));
      case Records.DEADLINE -> deadlineMillis = from.readInt64();
      case Records.LEASE -> leaseMillis = from.readInt64();
      case Records.PURPOSE -> purpose = from.readInt32();
      case Records.BYTES -> bytes = from.readBinaryData().getData();
      default -> from.skipValue();
    }
  }

  private static BsonBinary pair(BsonReader from) {
    BsonBinary pair = from.readBinaryData();
    if (pair.getData().length != 2 * Long.BYTES) {
      throw new BsonInvalidOperationException("a version has not 16 bytes");
    }
    return pair;
  }

  private static @Nullable BsonValue id(BsonReader from) {
    if (from.getCurrentBsonType() == BsonType.BINARY) {
      return new BsonBinary(from.readBinaryData().getData());
    }
    if (from.getCurrentBsonType() == BsonType.DOCUMENT) {
      return Decoder.DOCUMENTS.decode(from, DecoderContext.builder().build());
    }
    from.skipValue();
    return null;
  }

  /** Reads rows, for the driver. Immutable. */
  static final class Decoder implements Codec<Row> {
    private static final BsonDocumentCodec DOCUMENTS = new BsonDocumentCodec();

    @Override
    public Row decode(BsonReader reader, DecoderContext context) {
      Row row = new Row();
      reader.readStartDocument();
      while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
        row.read(reader.readName(), reader);
      }
      reader.readEndDocument();
      return row;
    }

    @Override
    public void encode(BsonWriter writer, Row row, EncoderContext context) {
      throw new UnsupportedOperationException("records are written by models");
    }

    @Override
    public Class<Row> getEncoderClass() {
      return Row.class;
    }
  }
}
