package io.larder.benchmark.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.AwsResponse;

/** Every subject does what is measured of it. */
class CallerTest {
  static Stream<Arguments> callers() {
    return Arrays.stream(Call.values())
        .flatMap(call -> call.subjects().stream().map(subject -> Arguments.of(call, subject)));
  }

  @ParameterizedTest
  @MethodSource("callers")
  void sendsOneRequestWhenItCachesAndElseEach(Call call, Subject subject) {
    try (Caller caller = Caller.open(call, subject)) {
      for (int times = 0; times < 10; times++) {
        caller.call();
      }
      assertThat(caller.wiring().sent()).isEqualTo(subject.cached() ? 1 : 10);
      caller.check();
    }
  }

  @ParameterizedTest
  @EnumSource
  void allAnswerTheSame(Call call) {
    List<AwsResponse> answers = new ArrayList<>();
    for (Subject subject : call.subjects()) {
      try (Caller caller = Caller.open(call, subject)) {
        answers.add(caller.call());
        answers.add(caller.call());
      }
    }
    assertThat(answers).hasSize(2 * call.subjects().size());
    assertThat(answers).allMatch(answer -> answer.equalsBySdkFields(answers.get(0)));
    assertThat(answers)
        .extracting(answer -> answer.responseMetadata().requestId())
        .containsOnly(Reply.ID);
    assertThat(answers.get(0).toString()).contains("-19"); // all of the page
  }
}
