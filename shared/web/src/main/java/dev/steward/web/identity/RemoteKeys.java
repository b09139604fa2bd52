package dev.steward.web.identity;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An issuer's published keys, cached and fetched at a bounded rate. A token with a made-up key id
 * soon meets that bound while the keys are well: this is told apart from keys that could not be
 * fetched, for the one is the caller's fault and the other is not.
 */
final class RemoteKeys {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int READ_MILLIS = 3_000;
  private static final int MAX_BYTES = 100 * 1024;
  private static final int MIN_INTERVAL_MILLIS = 10_000;

  private RemoteKeys() {}

  static JWKSource<SecurityContext> at(URI address) {
    AtomicBoolean reachable = new AtomicBoolean(true);
    JWKSource<SecurityContext> fetched =
        JWKSourceBuilder.create(new Noting(address, reachable))
            .retrying(true)
            .rateLimited(MIN_INTERVAL_MILLIS)
            .outageTolerant(4 * JWKSourceBuilder.DEFAULT_CACHE_TIME_TO_LIVE)
            .build();
    return (selector, context) -> {
      try {
        return fetched.get(selector, context);
      } catch (RateLimitReachedException e) {
        if (reachable.get()) {
          throw new Unauthenticated("the token is signed by no key of its issuer");
        }
        throw e;
      }
    };
  }

  private static final class Noting implements JWKSetSource<SecurityContext> {
    private final URLBasedJWKSetSource<SecurityContext> source;
    private final AtomicBoolean reachable;

    Noting(URI address, AtomicBoolean reachable) {
      try {
        this.source =
            new URLBasedJWKSetSource<>(
                address.toURL(),
                new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MAX_BYTES));
      } catch (MalformedURLException e) {
        throw new IllegalArgumentException("not an address of keys: " + address, e);
      }
      this.reachable = reachable;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
        throws KeySourceException {
      reachable.set(false);
      JWKSet keys = source.getJWKSet(refresh, now, context);
      reachable.set(true);
      return keys;
    }

    @Override
    public void close() throws IOException {
      source.close();
    }
  }
}
