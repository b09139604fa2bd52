/**
 * Who is calling: bearer tokens verified against trusted issuers, and the local issuer's own keys.
 */
@NullMarked
package dev.steward.web.identity;

import org.jspecify.annotations.NullMarked;
