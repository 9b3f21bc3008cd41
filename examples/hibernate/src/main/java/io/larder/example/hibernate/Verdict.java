package io.larder.example.hibernate;

/** What a review comes to. A class of this program in a cache: the settings allow it. */
enum Verdict {
  READ,
  SKIP
}
