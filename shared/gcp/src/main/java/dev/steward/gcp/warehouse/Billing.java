package dev.steward.gcp.warehouse;

import com.google.api.client.http.HttpResponseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What BigQuery bills is more than what is read: whole megabytes, and 10 for each table at least.
 */
final class Billing {
  private static final long MEGABYTE = 1 << 20;

  /** Queries here read one table. */
  private static final long LEAST = 10 * MEGABYTE;

  private static final Pattern REQUIRED = Pattern.compile("(\\d{1,18}) or higher required");

  private Billing() {}

  /** Under which a query runs that reads no more than that. */
  static long maximum(long bytes) {
    return bytes > Long.MAX_VALUE - MEGABYTE
        ? Long.MAX_VALUE
        : Math.max(LEAST, Math.ceilDiv(bytes, MEGABYTE) * MEGABYTE);
  }

  /** What a query that was refused asks for. */
  static long required(HttpResponseException refusal) {
    Matcher told = REQUIRED.matcher(String.valueOf(refusal.getMessage()));
    return told.find() ? Long.parseLong(told.group(1)) : Long.MAX_VALUE;
  }
}
