package io.larder.store.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Lease;
import io.larder.spi.Stored;
import io.larder.spi.Token;
import io.larder.spi.Version;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonString;
import org.bson.codecs.DecoderContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowTest {
  private static final Token TOKEN = new Token(3, 4);
  private static final Lease LEASE = new Lease(5, Lease.Purpose.WRITER);
  private static final byte[] ID = {6};
  private static final byte[] BYTES = {7, 8};

  private static BsonDocument document() {
    BsonDocument document = new BsonDocument(Records.ID, new BsonBinary(ID));
    document.putAll(Records.head(TOKEN));
    Records.withBytes(document, BYTES);
    Records.withDeadline(document, 9, new BsonDateTime(10));
    return Records.withLease(document, LEASE);
  }

  private static Row row(BsonDocument document) {
    return new Row.Decoder()
        .decode(new BsonDocumentReader(document), DecoderContext.builder().build());
  }

  @Test
  void aRecordIsReadAsItWasWritten() {
    Row row = row(document().append("other", new BsonString("passed over")));

    assertThat(row.id()).isEqualTo(new BsonBinary(ID));
    assertThat(row.stored())
        .returns(Version.of(TOKEN), Stored::version)
        .returns(TOKEN, Stored::token)
        .returns(9L, Stored::deadlineMillis)
        .returns(LEASE, Stored::lease);
    assertThat(row.stored().bytes()).isEqualTo(BYTES);
  }

  @Test
  void aHoldOnNothingHasNoBytes() {
    BsonDocument document = document();
    document.remove(Records.BYTES);

    assertThat(row(document).stored().length()).isZero();
  }

  @Test
  void whatHasNoDeadlineNeverExpires() {
    BsonDocument document = document();
    document.remove(Records.DEADLINE);

    assertThat(row(document).stored().deadlineMillis()).isEqualTo(Records.NEVER);
  }

  @ParameterizedTest
  @ValueSource(strings = {Records.VERSION, Records.PURPOSE})
  void whatLacksAPartIsNoRecord(String part) {
    BsonDocument document = document();
    document.remove(part);
    Row row = row(document);

    assertThatThrownBy(row::stored).isInstanceOf(BsonInvalidOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {Records.VERSION, Records.DEADLINE, Records.LEASE, Records.PURPOSE, Records.BYTES})
  void whatHasAPartOfAnotherTypeIsNoRecord(String part) {
    BsonDocument document = document().append(part, new BsonString("text"));

    assertThatThrownBy(() -> row(document)).isInstanceOf(BsonInvalidOperationException.class);
  }

  @Test
  void aVersionOfAnotherLengthIsNone() {
    BsonDocument document = document().append(Records.VERSION, new BsonBinary(new byte[15]));

    assertThatThrownBy(() -> row(document)).isInstanceOf(BsonInvalidOperationException.class);
  }

  @Test
  void anIdentifierThatIsTextIsNobodysKey() {
    assertThat(row(new BsonDocument(Records.ID, new BsonString("feed"))).id()).isNull();
  }
}
