package dev.steward.gcp.warehouse;

import com.google.api.gax.grpc.GrpcCallContext;
import com.google.api.gax.grpc.GrpcStatusCode;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.ApiExceptionFactory;
import com.google.api.gax.rpc.BidiStream;
import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BatchCommitWriteStreamsRequest;
import com.google.cloud.bigquery.storage.v1.BatchCommitWriteStreamsResponse;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.cloud.bigquery.storage.v1.TableName;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import com.google.protobuf.ByteString;
import com.google.protobuf.Int64Value;
import io.grpc.Status;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Rows by the Storage Write API, all of a batch or none. One request is that by itself, on the
 * table's default stream. What is larger goes to a stream of its own, whose rows show all at once
 * when it is committed.
 */
@Singleton
@Requires(bean = BigQuerySettings.class)
final class Writes {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final BigQueryWriteClient client;
  private final BigQuerySettings settings;

  Writes(BigQueryWriteClient client, BigQuerySettings settings) {
    this.client = client;
    this.settings = settings;
  }

  /** Written again when it is not known whether it was: rows may then be there twice. */
  <R> void write(Table<R> table, List<R> records) throws Exception {
    List<List<ByteString>> requests = Requests.of(records.stream().map(table::row).toList());
    Deadline deadline = Deadline.in(LIMIT);
    Repeated.call(
        () -> {
          switch (requests.size()) {
            case 0 -> client.getWriteStream(defaultStream(table));
            case 1 -> append(table, defaultStream(table), requests, deadline);
            default -> commit(table, requests, deadline);
          }
          return table;
        },
        Faults::mayPass,
        deadline);
  }

  private void commit(Table<?> table, List<List<ByteString>> requests, Deadline deadline) {
    String parent = name(table);
    WriteStream stream =
        client.createWriteStream(
            parent, WriteStream.newBuilder().setType(WriteStream.Type.PENDING).build());
    append(table, stream.getName(), requests, deadline);
    client.finalizeWriteStream(stream.getName());
    BatchCommitWriteStreamsResponse committed =
        client.batchCommitWriteStreams(
            BatchCommitWriteStreamsRequest.newBuilder()
                .setParent(parent)
                .addWriteStreams(stream.getName())
                .build());
    if (!committed.hasCommitTime()) {
      throw failed(Status.Code.ABORTED, "not committed: " + committed.getStreamErrorsList());
    }
  }

  private void append(
      Table<?> table, String stream, List<List<ByteString>> requests, Deadline deadline) {
    BidiStream<AppendRowsRequest, AppendRowsResponse> calls =
        client.appendRowsCallable().call(context(stream, deadline));
    try {
      Iterator<AppendRowsResponse> answers = calls.iterator();
      long offset = 0;
      for (List<ByteString> rows : requests) {
        AppendRowsRequest.Builder request =
            AppendRowsRequest.newBuilder()
                .setWriteStream(stream)
                .setProtoRows(
                    AppendRowsRequest.ProtoData.newBuilder()
                        .setWriterSchema(table.schema())
                        .setRows(ProtoRows.newBuilder().addAllSerializedRows(rows)));
        if (requests.size() > 1) {
          request.setOffset(Int64Value.of(offset));
        }
        offset += rows.size();
        send(calls, request.build());
        check(answers);
      }
      calls.closeSend();
    } catch (RuntimeException e) {
      calls.cancel();
      throw e;
    }
  }

  private static void send(
      BidiStream<AppendRowsRequest, AppendRowsResponse> calls, AppendRowsRequest request) {
    try {
      calls.send(request);
    } catch (IllegalStateException closed) {
      // why it was closed is what comes in answer
    }
  }

  private static void check(Iterator<AppendRowsResponse> answers) {
    if (!answers.hasNext()) {
      throw failed(Status.Code.UNAVAILABLE, "the stream ended before the answer");
    }
    AppendRowsResponse answer = answers.next();
    if (answer.getRowErrorsCount() > 0) {
      throw failed(Status.Code.INVALID_ARGUMENT, answer.getRowErrors(0).getMessage());
    }
    if (answer.hasError()) {
      throw failed(
          Status.fromCodeValue(answer.getError().getCode()).getCode(),
          answer.getError().getMessage());
    }
  }

  /** The stream has to be named in a header too, which the client leaves to its callers. */
  private static GrpcCallContext context(String stream, Deadline deadline) {
    String named = "write_stream=" + URLEncoder.encode(stream, StandardCharsets.UTF_8);
    return GrpcCallContext.createDefault()
        .withTimeoutDuration(deadline.left())
        .withExtraHeaders(Map.of("x-goog-request-params", List.of(named)));
  }

  private static ApiException failed(Status.Code code, String message) {
    return ApiExceptionFactory.createException(message, null, GrpcStatusCode.of(code), false);
  }

  private String name(Table<?> table) {
    return TableName.of(settings.project(), table.dataset(), table.name()).toString();
  }

  private String defaultStream(Table<?> table) {
    return name(table) + "/streams/_default";
  }
}
