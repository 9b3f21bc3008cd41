package io.larder.example.hibernate;

class SqliteLibraryTest extends LibraryContract {
  SqliteLibraryTest() {
    super(Fixture.Place.SQLITE);
  }
}
