package io.larder.sdk.aws;

import io.larder.sdk.aws.Flights.Route;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/** The reads of an asynchronous client: from the cache, or by one request for all who ask. */
final class AsyncReads {
  private final SdkAsyncHttpClient client;
  private final Desk desk;
  private final ConcurrentHashMap<Route, AsyncFlight> flying = new ConcurrentHashMap<>();

  AsyncReads(SdkAsyncHttpClient client, Desk desk) {
    this.client = client;
    this.desk = desk;
  }

  CompletableFuture<Void> execute(AsyncExecuteRequest request, Call call) {
    byte[] body = Content.of(request.requestContentPublisher());
    String key = body == null ? null : desk.key(call, body);
    if (key == null) {
      desk.sent(call);
      return client.execute(request);
    }
    Party party = new Party(request, call, key);
    if (desk.dryRun()) {
      rehearse(party);
    } else {
      go(party);
    }
    return party.result();
  }

  /** Answers, joins a request that is on its way, or sends one. */
  void go(Party party) {
    while (!party.result().isDone()) {
      Sight sight = desk.look(party.call(), party.key());
      if (sight instanceof Sight.Hit hit) {
        hit(party, hit.answer());
      } else if (!(sight instanceof Sight.Miss miss)) {
        alone(party);
        return;
      } else if (fly(party, new Route(party.key(), miss.epoch()))) {
        return;
      }
    }
  }

  private boolean fly(Party party, Route route) {
    AsyncFlight own = new AsyncFlight(this, route, party);
    AsyncFlight other = flying.putIfAbsent(route, own);
    if (other != null) {
      return other.join(party);
    }
    // The one before may have landed between the look and the start.
    if (desk.look(party.call(), route.key()) instanceof Sight.Hit hit) {
      own.found(hit.answer());
    } else {
      desk.miss(party.call());
      own.start(client);
    }
    return true;
  }

  void gone(Route route, AsyncFlight flight) {
    flying.remove(route, flight);
  }

  boolean keep(Call call, Route route, Answer answer) {
    return desk.keep(call, route.key(), route.epoch(), answer);
  }

  void hit(Party party, Answer answer) {
    desk.hit(party.call());
    party.answer(answer);
  }

  void alone(Party party) {
    desk.sent(party.call());
    party.alone(client);
  }

  /** Sends the request whatever is cached, and counts what would have been. */
  private void rehearse(Party party) {
    Sight sight = desk.look(party.call(), party.key());
    if (sight instanceof Sight.Hit) {
      desk.hit(party.call());
      party.alone(client);
    } else if (!(sight instanceof Sight.Miss miss)) {
      alone(party);
    } else {
      desk.miss(party.call());
      Route route = new Route(party.key(), miss.epoch());
      Rehearsal handler =
          new Rehearsal(
              party.request().responseHandler(),
              head -> keep(party.call(), route, new Answer(head, new byte[0])));
      party.follow(client.execute(Party.with(party.request(), handler)));
    }
  }
}
