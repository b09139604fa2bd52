package dev.steward.testkit.tcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between a client and Postgres and loses commits when told to. Statements must travel as
 * text: connect with {@code prepareThreshold=0}.
 */
public final class CommitThief implements AutoCloseable {
  /** What happens to a commit. */
  public enum Theft {
    /** It passes. */
    NONE,
    /** It never reaches the server; the connection breaks. */
    THE_COMMIT,
    /** It takes place; the connection breaks before the client hears of it. */
    THE_ANSWER
  }

  private final ServerSocket server;
  private final int target;
  private final String marker;
  private final Queue<Theft> thefts = new ConcurrentLinkedQueue<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private CommitThief(ServerSocket server, int target, String marker) {
    this.server = server;
    this.target = target;
    this.marker = marker;
  }

  /** Only transactions in which {@code marker} was sent count. */
  public static CommitThief before(int port, String marker) {
    try {
      CommitThief thief =
          new CommitThief(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), port, marker);
      thief.threads.execute(thief::accept);
      return thief;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  /** What to do with the commits to come, one after another. */
  public void next(Theft... these) {
    thefts.addAll(List.of(these));
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Socket postgres = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(postgres);
        Line line = new Line(client, postgres);
        threads.execute(line::upstream);
        threads.execute(line::downstream);
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }

  /** One connection. */
  private final class Line {
    private final Socket client;
    private final Socket postgres;
    private boolean marked;
    private volatile boolean answerStolen;

    Line(Socket client, Socket postgres) {
      this.client = client;
      this.postgres = postgres;
    }

    void upstream() {
      byte[] buffer = new byte[1 << 16];
      try (client;
          postgres) {
        InputStream in = client.getInputStream();
        OutputStream out = postgres.getOutputStream();
        for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
          String text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
          marked |= text.contains(marker);
          marked &= !text.contains("ROLLBACK\0");
          Theft theft = text.contains("COMMIT\0") ? taken() : Theft.NONE;
          if (theft == Theft.THE_COMMIT) {
            return;
          }
          answerStolen = theft == Theft.THE_ANSWER;
          out.write(buffer, 0, read);
          out.flush();
        }
      } catch (IOException broken) {
        // Either side left.
      }
    }

    void downstream() {
      byte[] buffer = new byte[1 << 16];
      try (client;
          postgres) {
        InputStream in = postgres.getInputStream();
        OutputStream out = client.getOutputStream();
        for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
          if (answerStolen) {
            return;
          }
          out.write(buffer, 0, read);
          out.flush();
        }
      } catch (IOException broken) {
        // Either side left.
      }
    }

    private Theft taken() {
      Theft theft = marked ? thefts.poll() : null;
      marked = false;
      return theft == null ? Theft.NONE : theft;
    }
  }
}
