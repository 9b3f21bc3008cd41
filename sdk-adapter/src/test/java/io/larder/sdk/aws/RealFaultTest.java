package io.larder.sdk.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A full disk and a read-only folder, as another process meets them: its calls go through, each
 * with its right answer, and once unless it was a hit; and one warning says why.
 */
@Timeout(300)
class RealFaultTest {
  @TempDir private Path folder;

  private final StubService stub = new StubService(new Errand.Table());

  @AfterEach
  void close() {
    stub.close();
  }

  private Errand run(Hardship hardship, Path place) throws IOException, InterruptedException {
    int before = stub.requests();
    stub.replies(new Errand.Table());
    Errand errand = Errand.of(Errand.start(hardship, place, stub.endpoint(), true));
    assertThat(stub.requests() - before).isEqualTo(errand.calls() - errand.hits());
    assertThat(errand.warnings()).singleElement().asString().startsWith(AwsCaching.class.getName());
    return errand;
  }

  private List<Hardship> permitted(List<Hardship> hardships)
      throws IOException, InterruptedException {
    return Hardship.permitted(hardships, Files.createDirectory(folder.resolve("trials")));
  }

  private Path place(Hardship hardship) throws IOException {
    return Files.createDirectory(folder.resolve(hardship.name()));
  }

  @Test
  void aDiskThatIsFull() throws IOException, InterruptedException {
    for (Hardship full : permitted(Hardship.FULL)) {
      assertThat(run(full, place(full)).hits()).as(full.name()).isZero();
    }
  }

  @Test
  void aDiskThatGetsFull() throws IOException, InterruptedException {
    for (Hardship small : permitted(Hardship.SMALL)) {
      Errand errand = run(small, place(small));
      assertThat(errand.hits()).as(small.name()).isPositive();
    }
  }

  @Test
  void aFolderThatIsReadOnly() throws IOException, InterruptedException {
    for (Hardship readOnly : permitted(Hardship.READ_ONLY)) {
      assertThat(run(readOnly, place(readOnly)).hits()).as(readOnly.name()).isZero();
    }
  }

  @Test
  void aFilledCacheInAFolderThatIsReadOnly() throws IOException, InterruptedException {
    for (Hardship readOnly : permitted(Hardship.READ_ONLY)) {
      Path place = place(readOnly);
      Path file = place.resolve("aws.cache");
      try (AwsCaching caching = AwsCaching.open(file);
          DynamoDbClient client =
              caching.sync(Scopes.at(stub.endpoint(), DynamoDbClient.builder())).build()) {
        Errand.fill(client);
      }
      run(readOnly, place);
    }
  }
}
