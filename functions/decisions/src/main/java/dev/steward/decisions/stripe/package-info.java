/** Invoices of Stripe: told by webhook, triaged, marked, sent or voided. */
@NullMarked
package dev.steward.decisions.stripe;

import org.jspecify.annotations.NullMarked;
