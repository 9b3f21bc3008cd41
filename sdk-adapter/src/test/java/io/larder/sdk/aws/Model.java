package io.larder.sdk.aws;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkRequest;
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

/** The operations of ten services, as the SDK's own classes tell of them. */
final class Model {
  /** The services that are walked, by the name that begins their keys. */
  static final Map<String, Class<?>> SERVICES = new LinkedHashMap<>();

  static {
    SERVICES.put("cloudformation", CloudFormationClient.class);
    SERVICES.put("dynamodb", DynamoDbClient.class);
    SERVICES.put("ec2", Ec2Client.class);
    SERVICES.put("iam", IamClient.class);
    SERVICES.put("lambda", LambdaClient.class);
    SERVICES.put("s3", S3Client.class);
    SERVICES.put("secretsmanager", SecretsManagerClient.class);
    SERVICES.put("sqs", SqsClient.class);
    SERVICES.put("ssm", SsmClient.class);
    SERVICES.put("sts", StsClient.class);
  }

  private Model() {}

  /** Returns the names of a service's operations, as its request classes spell them. */
  static SortedSet<String> operations(Class<?> client) {
    SortedSet<String> names = new TreeSet<>();
    for (Class<?> each : List.of(client, async(client))) {
      for (Method method : each.getMethods()) {
        Class<?>[] parameters = method.getParameterTypes();
        if (parameters.length > 0 && SdkRequest.class.isAssignableFrom(parameters[0])) {
          names.add(parameters[0].getSimpleName().replaceFirst("Request$", ""));
        }
      }
    }
    return names;
  }

  /** Returns the asynchronous client of a service, which alone has its streams of events. */
  private static Class<?> async(Class<?> client) {
    try {
      return Class.forName(client.getName().replaceFirst("Client$", "AsyncClient"));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(client + " has no sibling", e);
    }
  }

  /** Returns the names of those that stream. */
  static Set<String> streams(Class<?> client) {
    try {
      Set<String> names = new HashSet<>();
      for (Class<?> each : List.of(client, async(client))) {
        for (Class<?> request : Streams.of(each.getMethod("builder").invoke(null))) {
          names.add(request.getSimpleName().replaceFirst("Request$", ""));
        }
      }
      return names;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(client + " has no builder", e);
    }
  }

  /** Returns the names of everything that the answer to an operation may hold, at every depth. */
  static Set<String> members(Class<?> client, String operation) throws ClassNotFoundException {
    String models = client.getPackageName() + ".model.";
    Set<String> members = new HashSet<>();
    Deque<Class<?>> open = new ArrayDeque<>();
    Set<Class<?>> seen = new HashSet<>();
    open.add(Class.forName(models + operation + "Response"));
    while (!open.isEmpty()) {
      Class<?> type = open.remove();
      for (Field field : seen.add(type) ? type.getDeclaredFields() : new Field[0]) {
        if (!Modifier.isStatic(field.getModifiers())) {
          members.add(field.getName());
          add(field.getGenericType(), client.getPackageName(), open);
        }
      }
    }
    return members;
  }

  private static void add(Type type, String services, Deque<Class<?>> open) {
    if (type instanceof Class<?> known && known.getName().startsWith(services) && !known.isEnum()) {
      open.add(known);
    } else if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        add(argument, services, open);
      }
    }
  }
}
