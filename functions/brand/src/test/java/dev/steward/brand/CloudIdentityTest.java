package dev.steward.brand;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The identity of {@code application.yml}, with keys of our own where Google's would be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CloudIdentityTest {
  private static final String ACCOUNT = "control-plane@example.com";

  private final RSAKey key = key();
  private HttpServer google;
  private EmbeddedServer server;

  @BeforeAll
  void start() throws IOException {
    byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    google = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    google.createContext(
        "/certs",
        exchange -> {
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    google.start();
    Map<String, Object> properties = new TreeMap<>(Deployment.onPostgres().properties());
    properties.remove("steward.identity.keys");
    properties.put(
        "google.jwks-uri", "http://127.0.0.1:" + google.getAddress().getPort() + "/certs");
    server = ApplicationContext.run(EmbeddedServer.class, properties);
  }

  @AfterAll
  void stop() {
    server.close();
    google.stop(0);
  }

  @Test
  void admitsTheControlPlanesAccount() throws Exception {
    // Beyond the door, the call lacks its headers.
    assertThat(status(claims(ACCOUNT, true, Deployment.AUDIENCE))).isEqualTo(400);
  }

  @Test
  void refusesAnotherAccount() throws Exception {
    assertThat(status(claims("someone@example.com", true, Deployment.AUDIENCE))).isEqualTo(403);
  }

  @Test
  void refusesAnAccountWhoseEmailIsNotVerified() throws Exception {
    assertThat(status(claims(ACCOUNT, false, Deployment.AUDIENCE))).isEqualTo(403);
  }

  @Test
  void refusesATokenForAnotherService() throws Exception {
    assertThat(status(claims(ACCOUNT, true, "https://other.example.com"))).isEqualTo(401);
  }

  private static JWTClaimsSet claims(String email, boolean verified, String audience) {
    return new JWTClaimsSet.Builder()
        .issuer("https://accounts.google.com")
        .subject("1234567890")
        .audience(audience)
        .claim("email", email)
        .claim("email_verified", verified)
        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
        .build();
  }

  private int status(JWTClaimsSet claims) throws Exception {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
    SignedJWT token = new SignedJWT(header, claims);
    token.sign(new RSASSASigner(key));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getPort() + "/execute/brand/get_profile"))
            .header("Authorization", "Bearer " + token.serialize())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("one").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
