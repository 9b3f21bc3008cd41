package io.larder.example.audit.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** DynamoDB: a request goes to the account's DynamoDB Local as it came, and so does the answer. */
final class TableApi {
  private static final List<String> ASKED =
      List.of("Authorization", "Content-Type", "X-amz-date", "X-amz-target");
  private static final List<String> ANSWERED =
      List.of("content-type", "x-amz-crc32", "x-amzn-requestid");

  private final HttpClient client = HttpClient.newHttpClient();

  Reply answer(LocalAccount account, Question question) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + account.dynamoDbPort()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(question.body()));
    for (String name : ASKED) {
      request.header(name, question.headers().getOrDefault(name, ""));
    }
    HttpResponse<byte[]> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    Map<String, String> headers = new HashMap<>();
    for (String name : ANSWERED) {
      response.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
    }
    return new Reply(response.statusCode(), headers, response.body());
  }
}
