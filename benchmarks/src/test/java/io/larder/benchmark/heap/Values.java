package io.larder.benchmark.heap;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the values are, and whether they are stored by value. */
public enum Values {
  /** Numbers, by reference. */
  SHARED(Integer.class) {
    @Override
    Object make(int seed) {
      return seed;
    }
  },
  /** Records of five immutable components, by value. */
  RECORD(Person.class) {
    @Override
    Object make(int seed) {
      return new Person(
          seed,
          "person " + seed,
          Instant.ofEpochSecond(seed),
          BigDecimal.valueOf(seed, 2),
          new UUID(seed, seed));
    }
  },
  /** Mutable beans of five properties, by value. */
  BEAN(Order.class) {
    @Override
    Object make(int seed) {
      Order order = new Order();
      order.setId(seed);
      order.setCustomer("customer " + seed);
      order.setPlaced(Instant.ofEpochSecond(seed));
      order.setTotal(BigDecimal.valueOf(seed, 2));
      order.setPaid(seed % 2 == 0);
      return order;
    }
  };

  private final Class<?> type;

  Values(Class<?> type) {
    this.type = type;
  }

  Class<?> type() {
    return type;
  }

  boolean byValue() {
    return this != SHARED;
  }

  /** Returns a new value; values of one seed are equal. */
  abstract Object make(int seed);

  record Person(long id, String name, Instant since, BigDecimal balance, UUID account)
      implements Serializable {}

  /** Public with public accessors, as beans are. */
  public static final class Order implements Serializable {
    private static final long serialVersionUID = 1L;

    private long id;
    private String customer = "";
    private Instant placed = Instant.EPOCH;
    private BigDecimal total = BigDecimal.ZERO;
    private boolean paid;

    /** Empty. */
    public Order() {}

    public long getId() {
      return id;
    }

    public void setId(long id) {
      this.id = id;
    }

    public String getCustomer() {
      return customer;
    }

    public void setCustomer(String customer) {
      this.customer = customer;
    }

    public Instant getPlaced() {
      return placed;
    }

    public void setPlaced(Instant placed) {
      this.placed = placed;
    }

    public BigDecimal getTotal() {
      return total;
    }

    public void setTotal(BigDecimal total) {
      this.total = total;
    }

    public boolean isPaid() {
      return paid;
    }

    public void setPaid(boolean paid) {
      this.paid = paid;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Order that
          && id == that.id
          && customer.equals(that.customer)
          && placed.equals(that.placed)
          && total.equals(that.total)
          && paid == that.paid;
    }

    @Override
    public int hashCode() {
      return Objects.hash(id, customer, placed, total, paid);
    }
  }
}
