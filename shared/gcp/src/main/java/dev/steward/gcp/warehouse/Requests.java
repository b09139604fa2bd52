package dev.steward.gcp.warehouse;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;

/** Rows cut into requests that BigQuery takes; each must stay below 10 MB, with its schema. */
final class Requests {
  static final long BYTES = 8_000_000;

  private Requests() {}

  static List<List<ByteString>> of(List<ByteString> rows) {
    List<List<ByteString>> requests = new ArrayList<>();
    List<ByteString> request = new ArrayList<>();
    long bytes = 0;
    for (ByteString row : rows) {
      if (!request.isEmpty() && bytes + row.size() > BYTES) {
        requests.add(request);
        request = new ArrayList<>();
        bytes = 0;
      }
      request.add(row);
      bytes += row.size();
    }
    if (!request.isEmpty()) {
      requests.add(request);
    }
    return requests;
  }
}
