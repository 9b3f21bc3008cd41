package io.larder.example.hibernate;

/**
 * What was found in one session.
 *
 * @param recommended how many reviews say {@link Verdict#READ}
 */
record Found(long id, int version, String title, int timesLent, long recommended) {
  static Found of(Book book) {
    long recommended =
        book.reviews().stream().filter(review -> review.verdict() == Verdict.READ).count();
    return new Found(book.id(), book.version(), book.title(), book.timesLent(), recommended);
  }
}
