package io.larder.example.hibernate;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.NaturalIdCache;

/** A book that is lent again and again: cached with soft locks, found by its ISBN, too. */
@Entity
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
@NaturalIdCache
public class Book {
  @Id private long id;
  @Version private int version;
  @NaturalId private String isbn;
  private String title;
  private int timesLent;

  @OneToMany(cascade = CascadeType.ALL)
  @JoinColumn(name = "book")
  @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
  private List<Review> reviews = new ArrayList<>();

  /** For Hibernate, which fills it. */
  @SuppressWarnings("NullAway.Init")
  protected Book() {}

  Book(long id, String isbn, String title) {
    this.id = id;
    this.isbn = isbn;
    this.title = title;
  }

  long id() {
    return id;
  }

  int version() {
    return version;
  }

  String isbn() {
    return isbn;
  }

  String title() {
    return title;
  }

  int timesLent() {
    return timesLent;
  }

  List<Review> reviews() {
    return reviews;
  }

  void lend() {
    timesLent++;
  }
}
