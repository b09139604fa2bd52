package dev.steward.web.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.steward.core.Caller;

/** How the claims of a verified token become a caller. */
@FunctionalInterface
interface Claims {
  /** Throws {@link Unauthenticated} or a forbidding fault when they do not. */
  Caller caller(JWTClaimsSet verified);
}
