package dev.steward.gcp.warehouse;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BatchCommitWriteStreamsRequest;
import com.google.cloud.bigquery.storage.v1.BatchCommitWriteStreamsResponse;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteGrpc;
import com.google.cloud.bigquery.storage.v1.CreateWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.FinalizeWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.FinalizeWriteStreamResponse;
import com.google.cloud.bigquery.storage.v1.GetWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.RowError;
import com.google.cloud.bigquery.storage.v1.StorageError;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The two tables, as the Storage Write API writes them: rows of the default stream show at once,
 * those of a pending one when it is committed; offsets, header and routing are checked.
 */
final class StubWrites implements AutoCloseable {
  private static final Metadata.Key<String> PARAMETERS =
      Metadata.Key.of("x-goog-request-params", Metadata.ASCII_STRING_MARSHALLER);
  private static final Context.Key<String> ROUTED = Context.key("routed");

  /** Rows by table, each its values by column, in the order they show. */
  final Map<String, List<Map<String, Object>>> tables = new ConcurrentHashMap<>();

  final List<String> seen = new CopyOnWriteArrayList<>();
  final AtomicInteger refusals = new AtomicInteger();
  volatile Status refusal = Status.UNAVAILABLE;
  volatile boolean badRow;
  volatile boolean commitFails;

  /** Refuses from that request of a pending stream on, once. */
  final AtomicInteger breaksAtRequest = new AtomicInteger(-1);

  private final Map<String, List<Map<String, Object>>> pending = new ConcurrentHashMap<>();
  private final Server server;

  StubWrites() {
    for (String table : List.of("events_raw/tables/event", "insights/tables/insight")) {
      tables.put(
          "projects/" + StubBigQuery.PROJECT + "/datasets/" + table, new CopyOnWriteArrayList<>());
    }
    try {
      server =
          NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .addService(ServerInterceptors.intercept(new Service(), new Routing()))
              .maxInboundMessageSize(10_000_000)
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String host() {
    return "localhost:" + server.getPort();
  }

  void refuse(Status status, int times) {
    refusal = status;
    refusals.set(times);
  }

  List<Map<String, Object>> events() {
    return table("events_raw/tables/event");
  }

  List<Map<String, Object>> insights() {
    return table("insights/tables/insight");
  }

  private List<Map<String, Object>> table(String below) {
    return Objects.requireNonNull(
        tables.get("projects/" + StubBigQuery.PROJECT + "/datasets/" + below));
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private boolean refused(StreamObserver<?> to) {
    boolean refused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    if (refused) {
      to.onError(refusal.withDescription("refused on purpose").asRuntimeException());
    }
    return refused;
  }

  private static <T> void reply(StreamObserver<T> to, T answer) {
    to.onNext(answer);
    to.onCompleted();
  }

  private static final class Routing implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      String routed = String.valueOf(headers.get(PARAMETERS));
      return Contexts.interceptCall(
          Context.current().withValue(ROUTED, routed), call, headers, next);
    }
  }

  private final class Service extends BigQueryWriteGrpc.BigQueryWriteImplBase {
    @Override
    public void getWriteStream(GetWriteStreamRequest request, StreamObserver<WriteStream> to) {
      seen.add("get");
      if (!refused(to)) {
        reply(to, WriteStream.newBuilder().setName(request.getName()).build());
      }
    }

    @Override
    public void createWriteStream(
        CreateWriteStreamRequest request, StreamObserver<WriteStream> to) {
      seen.add("create " + request.getWriteStream().getType());
      if (!refused(to)) {
        String name = request.getParent() + "/streams/s" + pending.size();
        pending.put(name, new ArrayList<>());
        reply(to, request.getWriteStream().toBuilder().setName(name).build());
      }
    }

    @Override
    public StreamObserver<AppendRowsRequest> appendRows(StreamObserver<AppendRowsResponse> to) {
      String routed = ROUTED.get();
      return new StreamObserver<>() {
        @Override
        public void onNext(AppendRowsRequest request) {
          seen.add("append " + request.getProtoRows().getRows().getSerializedRowsCount());
          String stream = request.getWriteStream();
          if (!routed.equals("write_stream=" + stream.replace("/", "%2F"))) {
            to.onError(Status.INVALID_ARGUMENT.withDescription(routed).asRuntimeException());
          } else if (!refused(to)) {
            answer(request, stream, to);
          }
        }

        @Override
        public void onError(Throwable gone) {}

        @Override
        public void onCompleted() {
          to.onCompleted();
        }
      };
    }

    private void answer(
        AppendRowsRequest request, String stream, StreamObserver<AppendRowsResponse> to) {
      AppendRowsResponse.Builder answer = AppendRowsResponse.newBuilder().setWriteStream(stream);
      List<Map<String, Object>> rows = rows(request);
      boolean ofDefault = stream.endsWith("/streams/_default");
      List<Map<String, Object>> table =
          ofDefault
              ? tables.get(stream.substring(0, stream.indexOf("/streams/")))
              : pending.get(stream);
      if (table == null) {
        to.onError(Status.NOT_FOUND.withDescription(stream).asRuntimeException());
        return;
      }
      if (!ofDefault && breaksAtRequest.getAndDecrement() == 0) {
        to.onError(Status.UNAVAILABLE.withDescription("gone").asRuntimeException());
        return;
      }
      if (badRow) {
        answer
            .setError(
                com.google.rpc.Status.newBuilder()
                    .setCode(Status.Code.INVALID_ARGUMENT.value())
                    .setMessage("Errors found while processing rows."))
            .addRowErrors(
                RowError.newBuilder().setIndex(0).setMessage("Syntax error in JSON").build());
      } else if (!ofDefault && request.getOffset().getValue() != table.size()) {
        answer.setError(
            com.google.rpc.Status.newBuilder()
                .setCode(Status.Code.OUT_OF_RANGE.value())
                .setMessage("The offset is not at the end of the stream"));
      } else {
        table.addAll(rows);
        answer.setAppendResult(AppendRowsResponse.AppendResult.getDefaultInstance());
      }
      to.onNext(answer.build());
    }

    @Override
    public void finalizeWriteStream(
        FinalizeWriteStreamRequest request, StreamObserver<FinalizeWriteStreamResponse> to) {
      seen.add("finalize");
      if (!refused(to)) {
        reply(to, FinalizeWriteStreamResponse.getDefaultInstance());
      }
    }

    @Override
    public void batchCommitWriteStreams(
        BatchCommitWriteStreamsRequest request,
        StreamObserver<BatchCommitWriteStreamsResponse> to) {
      seen.add("commit");
      if (refused(to)) {
        return;
      }
      if (commitFails) {
        reply(
            to,
            BatchCommitWriteStreamsResponse.newBuilder()
                .addStreamErrors(StorageError.newBuilder().setErrorMessage("on purpose"))
                .build());
        return;
      }
      request.getWriteStreamsList().forEach(it -> show(request.getParent(), it));
      reply(
          to,
          BatchCommitWriteStreamsResponse.newBuilder()
              .setCommitTime(Timestamp.newBuilder().setSeconds(1_772_366_400))
              .build());
    }

    private void show(String table, String stream) {
      Objects.requireNonNull(tables.get(table)).addAll(Objects.requireNonNull(pending.get(stream)));
    }

    private static List<Map<String, Object>> rows(AppendRowsRequest request) {
      DescriptorProto sent = request.getProtoRows().getWriterSchema().getProtoDescriptor();
      try {
        Descriptors.Descriptor row =
            FileDescriptor.buildFrom(
                    FileDescriptorProto.newBuilder().setName("row").addMessageType(sent).build(),
                    new FileDescriptor[0])
                .getMessageTypes()
                .getFirst();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ByteString each : request.getProtoRows().getRows().getSerializedRowsList()) {
          Map<String, Object> values = new TreeMap<>();
          DynamicMessage.parseFrom(row, each)
              .getAllFields()
              .forEach((field, value) -> values.put(field.getName(), value));
          rows.add(values);
        }
        return rows;
      } catch (Descriptors.DescriptorValidationException | InvalidProtocolBufferException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
