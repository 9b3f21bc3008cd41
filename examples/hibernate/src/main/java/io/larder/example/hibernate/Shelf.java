package io.larder.example.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;

/** A shelf that many visit at once. It has no version: who changes it locks its row. */
@Entity
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
public class Shelf {
  @Id private long id;
  private int visits;

  /** For Hibernate, which fills it. */
  protected Shelf() {}

  Shelf(long id) {
    this.id = id;
  }

  long id() {
    return id;
  }

  int visits() {
    return visits;
  }

  void visit() {
    visits++;
  }
}
