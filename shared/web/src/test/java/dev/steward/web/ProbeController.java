package dev.steward.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.core.Violation;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Routes of every kind, to try the edge on. */
@Controller("/probe")
@Allow({Role.SUPERVISOR, Role.OPERATOR})
class ProbeController {
  @Get("/caller")
  String caller(Caller caller) {
    return caller.tenant() + " " + caller.principal() + " " + caller.roles();
  }

  @Get("/admin")
  @Allow(Role.ADMIN)
  String admin() {
    return "admin";
  }

  @Get("/open")
  @Open
  String open() {
    return "open";
  }

  @Get("/slow")
  @Open
  String slow() throws InterruptedException {
    Thread.sleep(1_000);
    return "slow";
  }

  @Get("/items/{id}")
  String item(String id) {
    return id;
  }

  @Delete("/items/{id}")
  void remove(String id) {}

  @Get("/page")
  String page(@QueryValue int size) {
    return "size " + size;
  }

  @Get("/header")
  String header(@Header("Steward-Run") String run) {
    return run;
  }

  @Get("/thread")
  String thread() {
    return Thread.currentThread().isVirtual() ? "virtual" : "platform";
  }

  @Post("/echo")
  JsonNode echo(@Body JsonBody body) {
    return body.json();
  }

  @Get("/fault")
  String fault() {
    throw new Fault(
        ProblemType.INVALID_INPUT,
        "the colour is not one of ours",
        List.of(new Violation("/colour", "must be red or blue")),
        null);
  }

  @Get("/bug")
  String bug() {
    throw new IllegalStateException("the password is hunter2");
  }

  @Get("/log-context")
  Map<String, String> logContext() {
    LoggerFactory.getLogger(ProbeController.class).info("a line within a request");
    return new TreeMap<>(MDC.getCopyOfContextMap());
  }
}
