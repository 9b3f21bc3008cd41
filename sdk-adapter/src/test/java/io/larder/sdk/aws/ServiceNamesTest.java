package io.larder.sdk.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.sdk.aws.StubService.Reply;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK names its services as the deny list and the table do. */
@Timeout(120)
class ServiceNamesTest {
  @Test
  void theNamesOfTheSdkAreThoseOfTheTable() {
    try (Scopes scopes = new Scopes();
        StubService stub = new StubService((asked, number) -> Reply.of(400, "text/plain", "no"));
        AwsCaching caching = scopes.open()) {
      var at = stub.endpoint();
      var cloudFormation = caching.sync(Scopes.at(at, CloudFormationClient.builder()));
      asked(() -> cloudFormation.build().listStacks());
      asked(() -> caching.sync(Scopes.at(at, DynamoDbClient.builder())).build().listTables());
      asked(() -> caching.sync(Scopes.at(at, Ec2Client.builder())).build().describeVpcs());
      asked(() -> caching.sync(Scopes.at(at, IamClient.builder())).build().listUsers());
      asked(() -> caching.sync(Scopes.at(at, LambdaClient.builder())).build().listLayers());
      asked(() -> caching.sync(Scopes.at(at, S3Client.builder())).build().listBuckets());
      var secrets = caching.sync(Scopes.at(at, SecretsManagerClient.builder()));
      asked(() -> secrets.build().listSecrets());
      asked(() -> caching.sync(Scopes.at(at, SqsClient.builder())).build().listQueues());
      asked(() -> caching.sync(Scopes.at(at, SsmClient.builder())).build().listDocuments());
      asked(() -> caching.sync(Scopes.at(at, StsClient.builder())).build().getCallerIdentity());
      Set<String> names = new TreeSet<>();
      caching.counts().keySet().forEach(name -> names.add(name.substring(0, name.indexOf(':'))));
      assertThat(names).isEqualTo(new TreeSet<>(Model.SERVICES.keySet()));
    }
  }

  private static void asked(Runnable call) {
    try {
      call.run();
    } catch (SdkException e) {
      // whatever the stub says
    }
  }
}
