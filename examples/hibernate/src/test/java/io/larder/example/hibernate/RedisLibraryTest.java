package io.larder.example.hibernate;

class RedisLibraryTest extends LibraryContract {
  RedisLibraryTest() {
    super(Fixture.Place.REDIS);
  }
}
