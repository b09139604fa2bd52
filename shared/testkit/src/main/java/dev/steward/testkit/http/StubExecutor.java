package dev.steward.testkit.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * An executor on a loopback port that answers as it is told and remembers what it was asked.
 *
 * <pre>{@code
 * try (StubExecutor executor = StubExecutor.start()) {
 *   executor.next(StubAnswer.hang());            // once, before anything else
 *   executor.always(StubAnswer.json(200, "{}")); // from then on (500 until told)
 *   call(executor.url());
 *   executor.requests().getFirst().header("Idempotency-Key");
 * }
 * }</pre>
 */
public final class StubExecutor implements AutoCloseable {
  private final ServerSocket server;
  private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Queue<StubAnswer> next = new ConcurrentLinkedQueue<>();
  private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();
  private final BlockingQueue<ReceivedRequest> arrivals = new LinkedBlockingQueue<>();
  private volatile StubAnswer always = StubAnswer.json(500, "{\"stub\":\"not told what to say\"}");

  private StubExecutor(ServerSocket server) {
    this.server = server;
  }

  public static StubExecutor start() {
    try {
      StubExecutor stub =
          new StubExecutor(new ServerSocket(0, 128, InetAddress.getLoopbackAddress()));
      stub.connections.execute(stub::accept);
      return stub;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its address, without a slash at the end. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Answers one request so; several wait in line. */
  public StubExecutor next(StubAnswer answer) {
    next.add(answer);
    return this;
  }

  /** Answers so whenever nobody waits in line. */
  public StubExecutor always(StubAnswer answer) {
    always = answer;
    return this;
  }

  /** All that arrived, oldest first. */
  public List<ReceivedRequest> requests() {
    return List.copyOf(requests);
  }

  /** As if nothing had arrived yet, and nobody waited in line. */
  public void forget() {
    next.clear();
    requests.clear();
    arrivals.clear();
  }

  /** The next request nobody has awaited yet; it may have arrived before. */
  public ReceivedRequest awaitRequest(Duration limit) throws InterruptedException {
    ReceivedRequest request = arrivals.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
    if (request == null) {
      throw new AssertionError("no request arrived within " + limit);
    }
    return request;
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = server.accept();
        connections.execute(() -> serve(connection));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket connection) {
    open.add(connection);
    try (connection) {
      RequestReader reader =
          new RequestReader(new BufferedInputStream(connection.getInputStream()));
      boolean stay = true;
      while (stay) {
        Optional<ReceivedRequest> request = reader.next();
        stay = request.isPresent() && answer(request.get(), connection);
      }
    } catch (IOException clientLeft) {
      // Misbehaving is what this server is for, and its clients may do so too.
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(connection);
    }
  }

  private boolean answer(ReceivedRequest request, Socket connection)
      throws IOException, InterruptedException {
    requests.add(request);
    arrivals.add(request);
    StubAnswer told = next.poll();
    return (told == null ? always : told).to(request, connection);
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket connection : open) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      connections.shutdownNow();
    }
  }
}
