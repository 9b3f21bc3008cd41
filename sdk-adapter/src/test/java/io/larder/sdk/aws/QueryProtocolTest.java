package io.larder.sdk.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.sdk.aws.StubService.Asked;
import io.larder.sdk.aws.StubService.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.iam.IamAsyncClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.sts.StsClient;

/** IAM: forms in, XML out, in pages. */
class QueryProtocolTest {
  private final Scopes scopes = new Scopes();
  private final StubService stub = new StubService(QueryProtocolTest::users);
  private final AwsCaching caching = scopes.open();

  @AfterEach
  void close() {
    caching.close();
    stub.close();
    scopes.close();
  }

  private static Reply users(Asked asked, int number) {
    boolean second = asked.text().contains("Marker=two");
    String page =
        """
        <ListUsersResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ListUsersResult>
        <Users><member><Path>/</Path><UserName>%s</UserName><UserId>A</UserId>
        <Arn>arn:aws:iam::1:user/x</Arn><CreateDate>2020-01-01T00:00:00Z</CreateDate></member></Users>
        <IsTruncated>%s</IsTruncated>%s</ListUsersResult>
        <ResponseMetadata><RequestId>request-%d</RequestId></ResponseMetadata></ListUsersResponse>
        """
            .formatted(
                second ? "bob" : "ann", !second, second ? "" : "<Marker>two</Marker>", number);
    return new Reply(
        200,
        Map.of("Content-Type", "text/xml", "x-amzn-RequestId", "request-" + number),
        page.getBytes(UTF_8));
  }

  private IamClient sync() {
    return caching
        .sync(Scopes.at(stub.endpoint(), IamClient.builder()), UrlConnectionHttpClient.builder())
        .build();
  }

  @Test
  void aSecondEqualCallSendsNothingAndIsEqualFieldByField() {
    try (IamClient iam = sync()) {
      ListUsersResponse first = iam.listUsers();
      ListUsersResponse second = iam.listUsers();
      assertThat(stub.requests()).isEqualTo(1);
      Same.assertSame(second, first);
      assertThat(second.responseMetadata().requestId()).isEqualTo("request-1");
      assertThat(AwsCaching.wasHit(first)).isFalse();
      assertThat(AwsCaching.wasHit(second)).isTrue();
      assertThat(caching.counts()).containsEntry("iam:ListUsers", new Counts(1, 1, 0, 0, 0, 0));
    }
  }

  @Test
  void aResponseThatTheSdkHasNotFinishedIsNoHit() {
    assertThat(AwsCaching.wasHit(ListUsersResponse.builder().build())).isFalse();
  }

  @Test
  void eachPageIsCachedUnderItsToken() {
    try (IamClient iam = sync()) {
      for (int times = 0; times < 3; times++) {
        assertThat(iam.listUsersPaginator().users().stream().map(User::userName))
            .containsExactly("ann", "bob");
      }
      assertThat(stub.requests()).isEqualTo(2);
    }
  }

  @Test
  void anAsyncClientIsAnsweredByWhatASyncOneCached() {
    try (IamClient iam = sync();
        IamAsyncClient async =
            caching.async(Scopes.at(stub.endpoint(), IamAsyncClient.builder())).build()) {
      ListUsersResponse first = iam.listUsers();
      ListUsersResponse second = async.listUsers().join();
      Same.assertSame(second, first);
      assertThat(AwsCaching.wasHit(second)).isTrue();
      assertThat(stub.requests()).isEqualTo(1);
    }
  }

  @Test
  void aPrincipalIsAskedForOnceByAScopeOfItsOwn() {
    String who =
        "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::1:user/x</Arn>"
            + "</GetCallerIdentityResult></GetCallerIdentityResponse>";
    try (StubService security = new StubService((asked, number) -> Reply.of(200, "text/xml", who));
        AwsCaching whoami = scopes.open();
        StsClient sts = whoami.sync(Scopes.at(security.endpoint(), StsClient.builder())).build();
        AwsCaching principal =
            scopes.open(scopes.configuration().identity(caller -> sts.getCallerIdentity().arn()));
        IamClient one = principal.sync(Scopes.at(stub.endpoint(), IamClient.builder())).build();
        IamClient next =
            principal.sync(Scopes.as("AKIDNEXT", stub.endpoint(), IamClient.builder())).build()) {
      Same.assertSame(next.listUsers(), one.listUsers());
      one.listUsers();
      assertThat(stub.requests()).isEqualTo(1);
      assertThat(security.requests()).isEqualTo(1);
    }
  }

  /** The service writes ListMFADevices, the SDK's classes ListMfaDevices. */
  @Test
  void anOperationIsKnownUnderBothItsNames() {
    try (AwsCaching brief =
            scopes.open(
                scopes.configuration().timeToLive("Iam", "ListMfaDevices", Duration.ofSeconds(1)));
        IamClient iam = brief.sync(Scopes.at(stub.endpoint(), IamClient.builder())).build()) {
      iam.listMFADevices();
      iam.listMFADevices();
      assertThat(stub.requests()).isEqualTo(1);
      brief.flush("Iam", "ListMfaDevices");
      iam.listMFADevices();
      assertThat(stub.requests()).isEqualTo(2);
      scopes.clock.move(Duration.ofSeconds(1));
      iam.listMFADevices();
      assertThat(stub.requests()).isEqualTo(3);
      assertThat(brief.counts()).containsOnlyKeys("iam:ListMFADevices");
    }
  }

  @Test
  void anAsyncClientCachesItsPages() {
    try (IamAsyncClient async =
        caching.async(Scopes.at(stub.endpoint(), IamAsyncClient.builder())).build()) {
      for (int times = 0; times < 2; times++) {
        List<String> names = new CopyOnWriteArrayList<>();
        async.listUsersPaginator().users().subscribe(user -> names.add(user.userName())).join();
        assertThat(names).containsExactly("ann", "bob");
      }
      assertThat(stub.requests()).isEqualTo(2);
    }
  }
}
