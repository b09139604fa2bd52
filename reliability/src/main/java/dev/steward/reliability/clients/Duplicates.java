package dev.steward.reliability.clients;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The same request, over and over, from many clients at once. */
public record Duplicates(Api api, ClientJournal journal) {
  public void send(Call call, String token, int requests, int clients) throws InterruptedException {
    AtomicInteger left = new AtomicInteger(requests);
    journal.sent(call);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      threads.add(Thread.ofVirtual().start(() -> spend(left, call, token)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void spend(AtomicInteger left, Call call, String token) {
    while (left.getAndDecrement() > 0) {
      long sentAt = journal.now();
      try {
        Answer answer =
            api.post(
                "/v1/tools/" + call.tool() + "/invoke",
                token,
                Map.of("Idempotency-Key", call.id()),
                call.arguments());
        journal.note(call.id(), "storm", sentAt, answer);
      } catch (IOException broken) {
        journal.broken(call.id(), "storm", sentAt, broken);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
