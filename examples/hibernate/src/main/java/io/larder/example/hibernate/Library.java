package io.larder.example.hibernate;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.stat.Statistics;

/** The books of a database, with a session factory whose second-level cache is Larder's. */
final class Library implements AutoCloseable {
  private static final String BY_TITLE = "from Book b where b.title like :prefix order by b.id";

  /** How many shelves there are, from 1 on. */
  static final int SHELVES = 4;

  private final SessionFactory sessions;

  /**
   * Opens a library; its tables are made where they are missing.
   *
   * @param database a JDBC URL
   * @param cache what Hibernate is told of its cache, as {@link #cache} has it
   */
  Library(String database, Map<String, String> cache) {
    Configuration configuration = new Configuration();
    configuration
        .addAnnotatedClass(Book.class)
        .addAnnotatedClass(Review.class)
        .addAnnotatedClass(Shelf.class);
    configuration.setProperty("hibernate.connection.url", database);
    configuration.setProperty("hibernate.connection.pool_size", "20");
    configuration.setProperty("hibernate.hbm2ddl.auto", "update");
    configuration.setProperty("hibernate.generate_statistics", "true");
    cache.forEach(configuration::setProperty);
    sessions = configuration.buildSessionFactory();
  }

  /**
   * Returns all that Hibernate needs to be told.
   *
   * @param prefix of the regions' names, so that several applications may share a store
   * @param settings of Larder: a resource of the class path, or a URL, that ends in {@code
   *     .properties}
   */
  static Map<String, String> cache(String prefix, String settings) {
    return Map.of(
        "hibernate.cache.region.factory_class", "jcache",
        "hibernate.cache.use_second_level_cache", "true",
        "hibernate.cache.use_query_cache", "true",
        "hibernate.cache.region_prefix", prefix,
        "hibernate.javax.cache.provider", "io.larder.LarderCachingProvider",
        "hibernate.javax.cache.uri", settings,
        "hibernate.javax.cache.missing_cache_strategy", "create");
  }

  /** Adds so many books, each with two reviews, and four shelves, unless there are books. */
  void fill(int books) {
    write(
        session -> {
          if (session.find(Book.class, 1L) == null) {
            for (long id = 1; id <= books; id++) {
              session.persist(book(id));
            }
            for (long id = 1; id <= SHELVES; id++) {
              session.persist(new Shelf(id));
            }
          }
        });
  }

  private static Book book(long id) {
    Book book = new Book(id, "isbn-" + id, "Title " + id);
    book.reviews().add(new Review(2 * id, "splendid", Verdict.READ));
    book.reviews().add(new Review(2 * id + 1, "too long", Verdict.SKIP));
    return book;
  }

  /** Reads a book, and how many reviews of it say {@link Verdict#READ}, in a session of its own. */
  Found find(long id) {
    return read(session -> Found.of(session.find(Book.class, id)));
  }

  /** Does the same by the book's ISBN. */
  @SuppressWarnings("deprecation") // ORM 6.6 has not what ORM 7 has in its place
  Found find(String isbn) {
    return read(session -> Found.of(session.bySimpleNaturalId(Book.class).load(isbn)));
  }

  /** Returns the identifiers of the books whose titles begin so. The query is cached. */
  List<Long> titled(String prefix) {
    return read(
        session ->
            session
                .createSelectionQuery(BY_TITLE, Book.class)
                .setParameter("prefix", prefix + "%")
                .setCacheable(true)
                .list()
                .stream()
                .map(Book::id)
                .toList());
  }

  /**
   * Lends a book once more.
   *
   * @return the version that was committed
   * @throws jakarta.persistence.OptimisticLockException when somebody else was faster
   */
  int lend(long id) {
    Book lent =
        read(
            session -> {
              Book book = session.find(Book.class, id);
              book.lend();
              return book;
            });
    return lent.version();
  }

  /**
   * Visits a shelf, while its row is locked.
   *
   * @return how often it was visited, with this visit
   */
  int visit(long id) {
    return read(
        session -> {
          Shelf shelf = session.find(Shelf.class, id, LockModeType.PESSIMISTIC_WRITE);
          shelf.visit();
          return shelf.visits();
        });
  }

  /** Returns how often a shelf was visited. */
  int visits(long id) {
    return read(session -> session.find(Shelf.class, id).visits());
  }

  /** Does something in a session and its transaction. */
  void write(Consumer<Session> work) {
    sessions.inTransaction(work);
  }

  /** Does the same, and returns what comes of it once that is committed. */
  <T> T read(Function<Session, T> work) {
    return sessions.fromTransaction(work);
  }

  /** What Hibernate counted. */
  Statistics statistics() {
    return sessions.getStatistics();
  }

  SessionFactory sessions() {
    return sessions;
  }

  /** Closes the session factory, which closes the manager of its caches. */
  @Override
  public void close() {
    sessions.close();
  }
}
