package io.larder.example.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentsTest {
  private static final String NOBODY = "http://127.0.0.1:1";

  @TempDir private Path folder;
  private final Console console =
      new Console(
          """
          [ada]
          aws_access_key_id = AKIALOCALADA
          aws_secret_access_key = secret-of-ada
          region = eu-west-1
          [nowhere]
          aws_access_key_id = AKIALOCALADA
          aws_secret_access_key = secret-of-ada
          [keyless]
          region = eu-west-1
          """);

  private int run(String... arguments) {
    return console.run(arguments);
  }

  @Test
  void anUnknownProfileEndsWith2AndTheKnownOnes() {
    assertThat(run("--profile=bod")).isEqualTo(2);
    assertThat(console.err())
        .isEqualToIgnoringNewLines("no profile 'bod'; there are: ada, keyless, nowhere");
  }

  @Test
  void withoutAnyProfileItSaysHowToMakeOne() {
    Console empty = new Console("");
    assertThat(empty.run("--profile=ada")).isEqualTo(2);
    assertThat(empty.err())
        .isEqualToIgnoringNewLines("no profile 'ada', nor any other; run aws configure");
  }

  @Test
  void aProfileWithoutARegionNeedsOne() {
    assertThat(run("--profile=nowhere")).isEqualTo(2);
    assertThat(console.err())
        .isEqualToIgnoringNewLines(
            "no region for profile 'nowhere'; give --region, or name one in the profile");
  }

  @Test
  void aProfileWithoutAKeyIsALine() {
    assertThat(run("--profile=keyless", "--endpoint=" + NOBODY, "--cache=" + file())).isEqualTo(1);
    assertThat(console.err())
        .startsWith("profile keyless: cannot tell who it is: ")
        .doesNotContain("secret-of");
  }

  @Test
  void anEndpointThatIsNotThereIsALine() {
    assertThat(run("--profile=ada", "--endpoint=" + NOBODY, "--cache=" + file())).isEqualTo(1);
    assertThat(console.err())
        .startsWith("profile ada: cannot tell who it is: ")
        .doesNotContain("secret");
  }

  @Test
  void whatIsNoEndpointEndsWith2() {
    assertThat(run("--profile=ada", "--endpoint=localhost:8000")).isEqualTo(2);
    assertThat(console.err())
        .startsWith("--endpoint must be a URL such as http://127.0.0.1:8000, not localhost:8000");
  }

  @Test
  void aPageHasFrom1To100Entries() {
    assertThat(run("--profile=ada", "--page-size=0")).isEqualTo(2);
    assertThat(run("--profile=ada", "--page-size=101")).isEqualTo(2);
    assertThat(console.err()).startsWith("--page-size must be from 1 to 100, not 101");
  }

  @Test
  void aTimeToLiveIsPositive() {
    assertThat(run("--profile=ada", "--time-to-live=0")).isEqualTo(2);
    assertThat(console.err()).contains("timeToLive must be from").contains("not PT0S");
    assertThat(run("--profile=ada", "--time-to-live=soon")).isEqualTo(2);
    assertThat(console.err()).contains("'--time-to-live'").contains("'soon'");
  }

  @Test
  void aFileHasNoQuestionMark() {
    assertThat(run("--profile=ada", "--cache=a?b")).isEqualTo(2);
    assertThat(console.err()).contains("file must be a path without a '?', not a?b");
  }

  @Test
  void anUnknownOptionEndsWith2AndASuggestion() {
    assertThat(run("--profil=ada")).isEqualTo(2);
    assertThat(console.err()).contains("Unknown option: '--profil=ada'").contains("--profile");
  }

  @Test
  void helpNamesTheDefaults() {
    assertThat(run("--help")).isZero();
    assertThat(console.out()).contains("--profile=NAME", "aws-audit.db", "default: 900");
  }

  @Test
  void theFileIsInTheCacheFolderOfTheDesktopOrTheHome() {
    String home = folder.toString();
    Path cache = folder.resolve("cache");
    assertThat(DefaultFile.path(Map.of("XDG_CACHE_HOME", cache.toString()), home))
        .isEqualTo(cache.resolve("larder").resolve("aws-audit.db"));
    assertThat(DefaultFile.path(Map.of("XDG_CACHE_HOME", "x"), home))
        .isEqualTo(folder.resolve(".cache").resolve("larder").resolve("aws-audit.db"));
  }

  private Path file() {
    return folder.resolve("audit.db");
  }
}
