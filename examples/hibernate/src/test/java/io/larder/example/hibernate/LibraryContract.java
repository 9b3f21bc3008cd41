package io.larder.example.hibernate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.example.hibernate.Fixture.Place;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.cache.Caching;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Hibernate's second-level and query cache do, wherever they live. */
@Timeout(120)
abstract class LibraryContract {
  static final int BOOKS = 10;

  private final Place place;
  private @TempDir Path folder;
  private Fixture fixture;

  @SuppressWarnings("NullAway.Init") // JUnit does the rest
  LibraryContract(Place place) {
    this.place = place;
  }

  @BeforeEach
  void prepare() {
    fixture = new Fixture(place, true, folder);
  }

  private static void readAll(Library library) {
    for (long id = 1; id <= BOOKS; id++) {
      assertThat(library.find(id)).isEqualTo(new Found(id, 0, "Title " + id, 0, 1));
      assertThat(library.find("isbn-" + id).id()).isEqualTo(id);
    }
    assertThat(library.titled("Title"))
        .isEqualTo(LongStream.rangeClosed(1, BOOKS).boxed().toList());
  }

  private Map<String, Long> hits(Library library) {
    return byRegion(library).values().stream()
        .collect(Collectors.toMap(RegionFigures::region, RegionFigures::hits));
  }

  @Test
  void whatWasReadOnceIsReadFromTheCacheAndBothCountTheSame() {
    try (Library library = fixture.open()) {
      library.fill(BOOKS);
      readAll(library);
      library.statistics().clear();
      Map<String, RegionFigures> before = byRegion(library);

      readAll(library);

      assertThat(library.statistics().getPrepareStatementCount()).isZero();
      String home = Book.class.getPackageName() + ".";
      assertThat(hits(library))
          .containsEntry(home + "Book", 2L * BOOKS) // by id, by ISBN
          .containsEntry(home + "Book.reviews", 2L * BOOKS)
          .containsEntry(home + "Review", 4L * BOOKS)
          .containsEntry(home + "Book##NaturalId", (long) BOOKS)
          .containsEntry("default-query-results-region", 1L)
          .containsEntry("default-update-timestamps-region", 1L);
      byRegion(library)
          .forEach(
              (region, after) -> {
                RegionFigures then = requireNonNull(before.get(region));
                // Whenever it reads a book, Hibernate looks whether its ISBN is known, and does not
                // count that.
                long uncounted = region.endsWith("##NaturalId") ? 2L * BOOKS : 0;
                assertThat(after.beanHits() - then.beanHits())
                    .as(region)
                    .isEqualTo(after.hits() + uncounted);
                assertThat(after.beanPuts() - then.beanPuts()).as(region).isEqualTo(after.puts());
              });
    }
  }

  private Map<String, RegionFigures> byRegion(Library library) {
    return RegionFigures.of(library.statistics(), fixture.prefix()).stream()
        .collect(Collectors.toMap(RegionFigures::region, each -> each));
  }

  @Test
  void aChangeIsSeenByWhoeverReadsAfterItsCommit() {
    try (Library library = fixture.open()) {
      library.fill(BOOKS);
      readAll(library);

      for (int times = 1; times <= 5; times++) {
        assertThat(library.lend(3)).isEqualTo(times);
        assertThat(library.find(3).timesLent()).isEqualTo(times);
        assertThat(library.find("isbn-3").timesLent()).isEqualTo(times);
      }
      assertThat(library.find(4).timesLent()).isZero();
    }
  }

  @Test
  void aCollectionThatChangedIsReadAnew() {
    try (Library library = fixture.open()) {
      library.fill(BOOKS);
      assertThat(library.find(1).recommended()).isEqualTo(1);

      library.write(
          session ->
              session
                  .find(Book.class, 1L)
                  .reviews()
                  .add(new Review(1_000, "a second look", Verdict.READ)));
      assertThat(library.find(1).recommended()).isEqualTo(2);

      library.write(session -> session.find(Book.class, 1L).reviews().clear());
      assertThat(library.find(1).recommended()).isZero();
    }
  }

  @Test
  void aQueryIsAskedAgainOnceItsTableHasChanged() {
    try (Library library = fixture.open()) {
      library.fill(BOOKS);
      assertThat(library.titled("Title 1")).containsExactly(1L, 10L);
      Statistics statistics = library.statistics();
      statistics.clear();
      assertThat(library.titled("Title 1")).containsExactly(1L, 10L);
      assertThat(statistics.getQueryCacheHitCount()).isEqualTo(1);

      library.write(session -> session.persist(new Book(17, "isbn-17", "Title 17")));

      assertThat(library.titled("Title 1")).containsExactly(1L, 10L, 17L);
      assertThat(statistics.getQueryCacheHitCount()).isEqualTo(1);
      library.write(session -> session.remove(session.find(Book.class, 17L)));
      assertThat(library.titled("Title 1")).containsExactly(1L, 10L);
    }
  }

  @Test
  void aFactoryIsOpenedAgainOnAManagerThatItClosed() throws Exception {
    for (int times = 0; times < 3; times++) {
      try (Library library = fixture.open()) {
        library.fill(BOOKS);
        library.statistics().clear();
        readAll(library);
        boolean kept = times > 0 && place != Place.HEAP;
        assertThat(library.statistics().getPrepareStatementCount() == 0).isEqualTo(kept);
        assertThat(beans()).isPositive();
      }
      assertThat(beans()).isZero();
      if (times == 1) {
        Caching.getCachingProvider("io.larder.LarderCachingProvider").close();
      }
    }
  }

  private int beans() throws MalformedObjectNameException {
    ObjectName ours = new ObjectName("javax.cache:*,Cache=" + fixture.prefix() + "*");
    return ManagementFactory.getPlatformMBeanServer().queryNames(ours, null).size();
  }
}
