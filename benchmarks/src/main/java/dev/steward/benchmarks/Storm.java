package dev.steward.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** One request, sent again and again by many at once. */
final class Storm {
  private Storm() {}

  static Result run(List<Client> clients, int requests) throws Exception {
    AtomicInteger left = new AtomicInteger(requests);
    long begun = System.nanoTime();
    Map<Integer, Integer> statuses = new TreeMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients.size())) {
      List<Future<Map<Integer, Integer>>> running = new ArrayList<>();
      for (Client client : clients) {
        running.add(threads.submit(() -> client.send(left)));
      }
      for (Future<Map<Integer, Integer>> each : running) {
        each.get().forEach((status, count) -> statuses.merge(status, count, Integer::sum));
      }
    }
    return new Result(requests, (System.nanoTime() - begun) / 1e9, statuses);
  }

  /** How many answers there were of each status. */
  record Result(int requests, double seconds, Map<Integer, Integer> statuses) {}

  /** One connection. */
  static final class Client {
    private final int port;
    private final byte[] request;

    Client(int port, byte[] request) {
      this.port = port;
      this.request = request;
    }

    Map<Integer, Integer> send(AtomicInteger left) throws IOException {
      Map<Integer, Integer> statuses = new TreeMap<>();
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setTcpNoDelay(true);
        Answers answers = new Answers(socket.getInputStream());
        while (left.getAndDecrement() > 0) {
          socket.getOutputStream().write(request);
          statuses.merge(answers.next(), 1, Integer::sum);
        }
      }
      return statuses;
    }
  }

  /** Reads one answer after another, of any status; each says its length. */
  private static final class Answers {
    private final InputStream in;

    Answers(InputStream in) {
      this.in = new BufferedInputStream(in);
    }

    int next() throws IOException {
      int status = Integer.parseInt(line().split(" ")[1]);
      int length = 0;
      for (String line = line(); !line.isEmpty(); line = line()) {
        if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
          length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
        }
      }
      in.readNBytes(length);
      return status;
    }

    private String line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new EOFException("the answer broke off");
        }
        if (next != '\r') {
          line.write(next);
        }
      }
      return line.toString(StandardCharsets.US_ASCII);
    }
  }
}
