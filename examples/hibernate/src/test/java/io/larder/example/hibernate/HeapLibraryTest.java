package io.larder.example.hibernate;

class HeapLibraryTest extends LibraryContract {
  HeapLibraryTest() {
    super(Fixture.Place.HEAP);
  }
}
