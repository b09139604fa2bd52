package dev.steward.web.authorisation;

import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.web.identity.BearerTokens;
import dev.steward.web.identity.Callers;
import dev.steward.web.identity.JobToken;
import dev.steward.web.identity.Unauthenticated;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;

/**
 * The one authorisation decision point: runs for every route before its arguments are bound or its
 * body is read. A path that matches no route passes, to be answered 404 or 405 without a token: the
 * routes are published, so a 401 would hide nothing and mislead whoever mistyped.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class Authorisation implements Ordered {
  private static final String SCHEME = "Bearer ";

  private final BearerTokens tokens;
  private final JobToken jobToken;
  private final ExecutorService blocking;

  Authorisation(
      BearerTokens tokens,
      JobToken jobToken,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.tokens = tokens;
    this.jobToken = jobToken;
    this.blocking = blocking;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.order();
  }

  @RequestFilter
  CompletionStage<HttpRequest<?>> decide(HttpRequest<?> request) {
    Optional<Authority> authority = RouteAttributes.getRouteInfo(request).map(Authorities::of);
    return switch (authority.orElseGet(Authority.Anyone::new)) {
      case Authority.Anyone anyone -> CompletableFuture.completedStage(request);
      case Authority.AnyOf anyOf when anyOf.jobToken() && jobToken.isIn(request) ->
          CompletableFuture.completedStage(
              allowed(request, jobToken.caller(request), anyOf.roles()));
      case Authority.AnyOf anyOf -> authenticated(request, anyOf.roles());
      case Authority.Nobody nobody -> authenticated(request, Set.of());
    };
  }

  /** What is served without a route, such as a folder of files, has no authority: hide it. */
  @ResponseFilter
  void nothingWithoutARoute(HttpRequest<?> request, HttpResponse<?> response) {
    boolean served = response.code() < 400 && request.getMethod() != HttpMethod.OPTIONS;
    if (served && RouteAttributes.getRouteInfo(request).isEmpty()) {
      throw new Fault(ProblemType.NOT_FOUND, "there is nothing here");
    }
  }

  private CompletionStage<HttpRequest<?>> authenticated(HttpRequest<?> request, Set<Role> roles) {
    String token = bearer(request);
    Optional<Caller> known = tokens.known(token);
    if (known.isPresent()) {
      return CompletableFuture.completedStage(allowed(request, known.get(), roles));
    }
    return CompletableFuture.supplyAsync(
        () -> allowed(request, tokens.verify(token), roles), blocking);
  }

  private static HttpRequest<?> allowed(HttpRequest<?> request, Caller caller, Set<Role> roles) {
    Callers.set(request, caller);
    if (roles.stream().noneMatch(caller::has)) {
      throw new Fault(ProblemType.FORBIDDEN, "none of the caller's roles may call this");
    }
    return request;
  }

  private static String bearer(HttpRequest<?> request) {
    List<String> values = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
    if (values.size() != 1) {
      throw new Unauthenticated(
          values.isEmpty() ? "there is no Authorization header" : "there are two tokens");
    }
    String value = values.getFirst();
    if (!value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw new Unauthenticated("the Authorization header carries no bearer token");
    }
    return value.substring(SCHEME.length()).strip();
  }
}
