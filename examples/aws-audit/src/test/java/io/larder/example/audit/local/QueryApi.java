package io.larder.example.audit.local;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** IAM and STS, as far as an audit asks them. */
final class QueryApi {
  private static final String CREATED = "<CreateDate>2026-01-31T12:00:00Z</CreateDate>";

  private QueryApi() {}

  static Reply answer(LocalAccount account, Question question) {
    String action = question.parameters().getOrDefault("Action", "");
    String result = result(account, question, action);
    return result == null
        ? error(400, "InvalidAction", "no action '" + action + "'")
        : Reply.xml(
            200,
            """
            <%1$sResponse xmlns="https://%2$s.amazonaws.com/doc/">
            <%1$sResult>%3$s</%1$sResult>
            <ResponseMetadata><RequestId>local</RequestId></ResponseMetadata>
            </%1$sResponse>"""
                .formatted(action, question.service(), result));
  }

  private static @Nullable String result(LocalAccount account, Question question, String action) {
    return switch (action) {
      case "GetCallerIdentity" ->
          "<UserId>AIDA%s</UserId><Account>%s</Account><Arn>%s</Arn>"
              .formatted(
                  account.name().toUpperCase(Locale.ROOT),
                  account.number(),
                  account.arn("user", account.name()));
      case "ListUsers" ->
          list("Users", page(account.users(), question), name -> user(account, name));
      case "ListRoles" ->
          list("Roles", page(account.roles(), question), name -> role(account, name));
      case "ListMFADevices" -> devices(account, question);
      case "CreateUser" -> {
        String name = question.parameters().getOrDefault("UserName", "");
        account.users().add(name);
        yield "<User>" + user(account, name) + "</User>";
      }
      default -> null;
    };
  }

  private static Page page(List<String> all, Question question) {
    return Page.of(all, question.parameter("Marker"), question.parameter("MaxItems"));
  }

  private static String list(String element, Page page, UnaryOperator<String> member) {
    return "<%1$s>%2$s</%1$s><IsTruncated>%3$s</IsTruncated>%4$s"
        .formatted(
            element,
            page.each(name -> "<member>" + member.apply(name) + "</member>"),
            page.next() != null,
            page.nextAs("Marker"));
  }

  private static String user(LocalAccount account, String name) {
    return "<Path>/</Path><UserName>%1$s</UserName><UserId>%1$s</UserId><Arn>%2$s</Arn>%3$s"
        .formatted(name, account.arn("user", name), CREATED);
  }

  private static String role(LocalAccount account, String name) {
    return "<Path>/</Path><RoleName>%1$s</RoleName><RoleId>%1$s</RoleId><Arn>%2$s</Arn>%3$s"
        .formatted(name, account.arn("role", name), CREATED);
  }

  /** Every user whose name ends with an even number has one. */
  private static String devices(LocalAccount account, Question question) {
    String name = question.parameters().getOrDefault("UserName", "");
    boolean even = name.matches(".*[02468]");
    Page page = new Page(even ? List.of(name) : List.of(), null);
    return list(
        "MFADevices",
        page,
        user ->
            "<UserName>%s</UserName><SerialNumber>%s</SerialNumber><EnableDate>2026-01-31T12:00:00Z</EnableDate>"
                .formatted(user, account.arn("mfa", user)));
  }

  /** Returns what STS says to a stranger; whoever knows no key gets no further. */
  static Reply unknownKey() {
    return error(
        403, "InvalidClientTokenId", "The security token included in the request is invalid.");
  }

  private static Reply error(int status, String code, String message) {
    return Reply.xml(
        status,
        "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>local</RequestId></ErrorResponse>"
            .formatted(code, message));
  }
}
