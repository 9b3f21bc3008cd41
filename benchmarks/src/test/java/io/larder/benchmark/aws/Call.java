package io.larder.benchmark.aws;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamAsyncClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** An operation as it is called: one with a large answer in XML, one with a small one in JSON. */
enum Call {
  LIST_USERS {
    @Override
    Reply reply() {
      return Reply.users();
    }

    @Override
    Open open(Wiring wiring) {
      IamClient iam = wiring.sync(IamClient.builder()).build();
      return new Open(iam, iam::listUsers);
    }
  },
  LIST_TABLES {
    @Override
    Reply reply() {
      return Reply.tables();
    }

    @Override
    Open open(Wiring wiring) {
      DynamoDbClient tables = wiring.sync(DynamoDbClient.builder()).build();
      return new Open(tables, tables::listTables);
    }
  },
  LIST_USERS_ASYNC {
    @Override
    Reply reply() {
      return Reply.users();
    }

    @Override
    Open open(Wiring wiring) {
      IamAsyncClient iam = wiring.async(IamAsyncClient.builder()).build();
      return new Open(iam, () -> iam.listUsers().join());
    }

    @Override
    List<Subject> subjects() {
      return Subject.WITHOUT_HTTP;
    }
  },
  LIST_TABLES_ASYNC {
    @Override
    Reply reply() {
      return Reply.tables();
    }

    @Override
    Open open(Wiring wiring) {
      DynamoDbAsyncClient tables = wiring.async(DynamoDbAsyncClient.builder()).build();
      return new Open(tables, () -> tables.listTables().join());
    }

    @Override
    List<Subject> subjects() {
      return Subject.WITHOUT_HTTP;
    }
  };

  /** A client, and one call of it. */
  record Open(SdkAutoCloseable client, Supplier<? extends AwsResponse> request) {}

  abstract Reply reply();

  abstract Open open(Wiring wiring);

  /** Returns by whom it is measured. */
  List<Subject> subjects() {
    return List.of(Subject.values());
  }

  /** Returns its name for people and for the command line. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
