package dev.steward.controlplane.ledger.reconciliation;

import dev.steward.controlplane.ledger.prices.CurrencyCode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An invoice export: CSV with the heading {@code run,amount,currency}, amounts as people write
 * money. None of the values holds a comma or a quote, so neither does a line.
 */
final class InvoiceFile {
  private static final String HEADING = "run,amount,currency";
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");
  private static final Pattern RUN = Pattern.compile("[!-~]{1,128}");
  private static final int TOLD = 100;

  private InvoiceFile() {}

  static List<InvoiceLine> read(byte[] csv) {
    List<String> lines = decode(csv).lines().toList();
    if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADING)) {
      throw refused(List.of(new Violation("/lines/1", "must be " + HEADING)));
    }
    List<InvoiceLine> read = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    for (int i = 1; i < lines.size() && violations.size() < TOLD; i++) {
      if (!lines.get(i).isBlank()) {
        read(i + 1, lines.get(i).split(",", -1), read, violations);
      }
    }
    if (!violations.isEmpty()) {
      throw refused(violations);
    }
    return read;
  }

  private static void read(
      int number, String[] cells, List<InvoiceLine> into, List<Violation> violations) {
    String at = "/lines/" + number;
    if (cells.length != 3) {
      violations.add(new Violation(at, "must have three values: " + HEADING));
      return;
    }
    String run = cells[0].strip();
    String amount = cells[1].strip();
    String currency = cells[2].strip();
    int before = violations.size();
    if (!RUN.matcher(run).matches()) {
      violations.add(new Violation(at + "/run", "must be the id of a run"));
    }
    if (!AMOUNT.matcher(amount).matches()) {
      violations.add(
          new Violation(at + "/amount", "must be an amount of at most six decimals: 0.05"));
    }
    if (!isCurrency(currency)) {
      violations.add(new Violation(at + "/currency", "must be a currency of ISO 4217"));
    }
    if (violations.size() == before) {
      long micros = new BigDecimal(amount).movePointRight(6).longValueExact();
      into.add(new InvoiceLine(number, run, micros, currency));
    }
  }

  private static boolean isCurrency(String code) {
    try {
      new CurrencyCode(code);
      return true;
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }

  private static String decode(byte[] csv) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(csv)).toString();
    } catch (CharacterCodingException e) {
      throw refused(List.of(new Violation("", "must be UTF-8")));
    }
  }

  private static Fault refused(List<Violation> violations) {
    return new Fault(ProblemType.INVALID_INPUT, "the invoice cannot be read", violations, null);
  }
}
