package dev.steward.controlplane.ledger;

import dev.steward.controlplane.ledger.prices.Decimals;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * An account and what it stands at.
 *
 * @param account spent/TOOL, or owed
 * @param micros whole micros: above zero was spent, below zero is owed
 * @param amount the same as people write money
 * @param currency ISO 4217
 * @param entries how many entries it has
 */
@Introspected
@Schema(name = "LedgerAccount")
record AccountView(String account, String micros, String amount, String currency, long entries) {
  static AccountView of(AccountRow row) {
    return new AccountView(
        row.account(),
        Long.toString(row.balance()),
        Decimals.of(row.balance()),
        row.currency(),
        row.entries());
  }
}
