/**
 * What every HTTP entry shares: caller identity, authorisation, problem+json, limits, correlation,
 * health, metrics.
 */
@NullMarked
package dev.steward.web;

import org.jspecify.annotations.NullMarked;
