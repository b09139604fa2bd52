/** Which policies decide in a domain, for whom and with which weights: a plan for each epoch. */
@NullMarked
package dev.steward.decisions.plans;

import org.jspecify.annotations.NullMarked;
