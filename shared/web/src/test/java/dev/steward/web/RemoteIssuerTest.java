package dev.steward.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An issuer as Google is one: keys behind an address, principals it knows by email and subject. */
class RemoteIssuerTest extends WebTest {
  private static final String ISSUER = "https://accounts.example";
  private static final RSAKey KEY = Forge.rsa("remote-1");
  private static final ECKey ELLIPTIC = Forge.ec("remote-2");

  private final HttpServer published = publish();

  @Override
  public Map<String, String> getProperties() {
    Map<String, String> properties = new HashMap<>(super.getProperties());
    String issuers = "steward.identity.issuers";
    properties.put(issuers + "[0].issuer", ISSUER);
    properties.put(
        issuers + "[0].jwks-uri",
        "http://localhost:" + published.getAddress().getPort() + "/certs");
    properties.put(issuers + "[0].audiences", "https://steward.example");
    properties.put(issuers + "[1].issuer", "https://down.example");
    properties.put(issuers + "[1].jwks-uri", "http://localhost:" + closedPort() + "/certs");
    properties.put(issuers + "[2].issuer", "https://silent.example");
    properties.put(
        issuers + "[2].jwks-uri",
        "http://localhost:" + published.getAddress().getPort() + "/nothing");
    String principals = "steward.identity.principals";
    properties.put(principals + "[0].email", "bot@demo.example");
    properties.put(principals + "[0].tenant", "demo");
    properties.put(principals + "[0].roles", "supervisor");
    properties.put(principals + "[1].subject", "1234567890");
    properties.put(principals + "[1].tenant", "acme");
    properties.put(principals + "[1].roles", "operator");
    return properties;
  }

  @AfterAll
  void stopPublishing() {
    published.stop(0);
  }

  @Test
  void aListedEmailIsThatPrincipalOfItsTenant() {
    HttpResponse<String> response = call(google().with("email", "bot@demo.example"));

    assertThat(response.body()).isEqualTo("demo bot@demo.example [SUPERVISOR]");
  }

  @Test
  void aListedSubjectIsThatPrincipalOfItsTenant() {
    HttpResponse<String> response = call(google().with("sub", "1234567890"));

    assertThat(response.body()).isEqualTo("acme 1234567890 [OPERATOR]");
  }

  @Test
  void anEllipticKeyOfTheIssuerIsAccepted() {
    String token = google().with("email", "bot@demo.example").signedBy(ELLIPTIC);

    assertThat(send(request("/probe/caller", token)).statusCode()).isEqualTo(200);
  }

  @Test
  void aPrincipalThatIsNotListedIsForbidden() {
    assertThat(call(google().with("email", "stranger@demo.example")).statusCode()).isEqualTo(403);
  }

  @Test
  void anEmailNobodyVerifiedProvesNothing() {
    assertThat(
            call(google().with("email", "bot@demo.example").with("email_verified", false))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            call(google().with("email", "bot@demo.example").with("email_verified", "true"))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            call(google().with("email", "bot@demo.example").with("email_verified", null))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void anIssuerThatMayNotNameTenantsIsNotBelievedWhenItDoes() {
    Forge claiming =
        google()
            .with("email", "stranger@demo.example")
            .with("tenant", "demo")
            .with("roles", List.of("admin"));

    assertThat(call(claiming).statusCode()).isEqualTo(403);
  }

  @Test
  void anotherServicesTokenIsRefused() {
    assertThat(call(google().with("email", "bot@demo.example").with("aud", "steward")).statusCode())
        .isEqualTo(401);
  }

  @Test
  void madeUpKeysAreTheCallersFaultHoweverManyAreTried() {
    for (int i = 0; i < 5; i++) {
      String token = google().signedBy(Forge.rsa("made-up-" + i));

      assertThat(send(request("/probe/caller", token)).statusCode()).isEqualTo(401);
    }
    assertThat(call(google().with("email", "bot@demo.example")).statusCode()).isEqualTo(200);
  }

  @Test
  void keysThatCannotBeFetchedAreNotTheCallersFault() {
    for (String issuer : List.of("https://down.example", "https://silent.example")) {
      for (int i = 0; i < 4; i++) {
        HttpResponse<String> response = call(google().with("iss", issuer).with("aud", "steward"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(json(response).path("type").asText())
            .isEqualTo("https://steward.dev/problems/unavailable");
      }
    }
  }

  private HttpResponse<String> call(Forge forge) {
    return send(request("/probe/caller", forge.signed()));
  }

  private static Forge google() {
    return new Forge(KEY)
        .with("iss", ISSUER)
        .with("aud", "https://steward.example")
        .with("sub", "42")
        .with("email_verified", true)
        .with("tenant", null)
        .with("roles", null);
  }

  private static HttpServer publish() {
    byte[] keys = new JWKSet(List.of(KEY, ELLIPTIC)).toString().getBytes(StandardCharsets.UTF_8);
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/certs",
          exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int closedPort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
