package io.larder.example.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;

/** What somebody says of a book; written once, so that no lock is needed. */
@Entity
@Cache(usage = CacheConcurrencyStrategy.NONSTRICT_READ_WRITE)
public class Review {
  @Id private long id;
  private String text;
  private Verdict verdict;

  /** For Hibernate, which fills it. */
  @SuppressWarnings("NullAway.Init")
  protected Review() {}

  Review(long id, String text, Verdict verdict) {
    this.id = id;
    this.text = text;
    this.verdict = verdict;
  }

  long id() {
    return id;
  }

  String text() {
    return text;
  }

  Verdict verdict() {
    return verdict;
  }
}
