package io.larder.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.StoreException;
import io.larder.store.contract.FakeTicker;
import io.larder.store.contract.handle.Handle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTest {
  private final FakeTicker ticker = new FakeTicker();
  @TempDir private Path folder;

  @Test
  void aRelativePathBeginsInTheWorkingFolder() {
    assertThat(Location.path("a/../x.db")).isEqualTo(Path.of("").toAbsolutePath().resolve("x.db"));
  }

  @Test
  void aTildeIsTheHomeOfTheUser() {
    assertThat(Location.path("~/x.db"))
        .isEqualTo(Path.of(System.getProperty("user.home")).resolve("x.db"));
  }

  @EnabledOnOs({OS.LINUX, OS.MAC})
  @Test
  void slashesOfAUrlAreForgiven() {
    assertThat(Location.path("///tmp/x.db")).isEqualTo(Path.of("/tmp/x.db"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ":memory:", "//host/x.db"})
  void whatNamesNoFileIsRefused(String location) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestStores.open("sqlite:" + location, ticker))
        .withMessageContaining("'sqlite:" + location + "' names no file; write sqlite:cache.db");
  }

  @ParameterizedTest
  @ValueSource(strings = {"with spaces.db", "50%41.db", "a#b&c=d;e.db", "über-日本.db", "'q'\"q.db"})
  void aNameMayHaveAnyCharacters(String name) throws IOException {
    try (Handle handle = TestStores.handle(folder.resolve(name), "", ticker)) {
      handle.put("k");
      assertThat(handle.get("k")).isNotNull();
    }
    try (var files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(name, name + ".lock");
    }
  }

  @Test
  void aFolderIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestStores.open(folder, "", ticker))
        .withMessageContaining(folder + " is a folder; name a file in it");
  }

  @Test
  void aPathBelowAFileIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestStores.open(file.resolve("a/x.db"), "", ticker))
        .withMessageContaining(file + " is not a folder; name another file");
  }

  @EnabledOnOs(OS.LINUX)
  @Test
  void aPlaceWhereNothingCanBeMadeIsRefused() {
    assertThatThrownBy(() -> TestStores.open("sqlite:/proc/larder/x.db", ticker))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("sqlite:/proc/larder/x.db");
  }

  @EnabledOnOs(OS.LINUX)
  @Test
  void aDeviceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestStores.open("sqlite:/dev/null", ticker))
        .withMessageContaining("is not a regular file; name another one");
  }

  @EnabledOnOs({OS.LINUX, OS.MAC})
  @Test
  void aSymbolicLinkLeadsToTheSameFile() throws IOException {
    Path link = folder.resolve("link.db");
    Path real = folder.toRealPath().resolve("real.db");
    TestStores.handle(real, "", ticker).close();
    Files.createSymbolicLink(link, real);
    assertThat(Location.prepare(link)).isEqualTo(real);
  }

  @EnabledOnOs({OS.LINUX, OS.MAC})
  @Test
  void aLinkToNothingIsRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.db"), folder.resolve("nothing.db"));
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> TestStores.open(link, "", ticker))
        .withMessageContaining(link.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nfs",
        "nfs4",
        "NFS",
        "cifs",
        "smb3",
        "smbfs",
        "afs",
        "ncpfs",
        "fuse.sshfs",
        "glusterfs",
        "fuse.glusterfs",
        "ceph",
        "lustre",
        "9p",
        "fuse.s3fs",
        "davfs",
        "vboxsf",
        "fuse.vmhgfs-fuse"
      })
  void aNetworkFileSystemIsRefused(String type) {
    assertThat(Location.remote(type)).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Location.requireLocal(Path.of("/mnt/x.db"), type))
        .withMessageContaining("sqlite:/mnt/x.db")
        .withMessageContaining(type)
        .withMessageContaining("name a file on a local disk");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ext4", "xfs", "btrfs", "zfs", "tmpfs", "overlay", "apfs", "NTFS", "fuse.lxcfs"})
  void aLocalFileSystemIsTaken(String type) {
    assertThat(Location.remote(type)).isFalse();
  }
}
