package dev.steward.allinone.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * One file on its way in. How far it is gets written down after each batch that was acknowledged;
 * what was sent and not written down is sent again, and known again by its ids.
 */
public final class Loading {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Mapping mapping;
  private final Sender sender;
  private final Pace pace;

  public Loading(Path file, Mapping mapping, Door door, Duration patience, Pace pace) {
    this.file = file;
    this.mapping = mapping;
    this.sender = new Sender(door, patience);
    this.pace = pace;
  }

  /** Where its state and its rejects are, whose it is, and whether it begins anew. */
  public record Place(Path states, Path rejects, String target, boolean restart, Instant now) {}

  /** Throws {@link InvalidMapping}, {@link UnusableFile} and {@link GivenUp}. */
  public Tally load(Place place) throws IOException {
    try (Rows rows = Rows.of(file, mapping.delimiter())) {
      rows.columns().ifPresent(mapping::fits);
      Bookmark bookmark = Bookmark.in(place.states(), content(), mapping.digest(), place.target());
      Bookmark.Reached reached =
          (place.restart() ? Optional.<Bookmark.Reached>empty() : bookmark.read())
              .orElseGet(() -> new Bookmark.Reached(place.now(), Tally.NONE, 0));
      Rejects rejects = Rejects.after(place.rejects(), reached.rejectBytes());
      Tally tally = all(rows, reached, bookmark, rejects);
      bookmark.remove();
      return tally;
    }
  }

  private Tally all(Rows rows, Bookmark.Reached from, Bookmark bookmark, Rejects rejects)
      throws IOException {
    Tally tally = from.tally();
    skip(rows, tally.rows());
    pace.begins(tally, rows.share());
    Optional<Batch.Parcel> next = parcel(rows, from.began());
    while (next.isPresent()) {
      Batch batch = new Batch();
      while (next.isPresent() && batch.hasRoomFor(next.get())) {
        batch.add(next.get());
        next = parcel(rows, from.began());
      }
      Sent sent = sent(batch, tally);
      List<Reject> refused = batch.rejects(sent);
      rejects.add(refused);
      tally = tally.and(batch.rows(), refused.size(), sent);
      bookmark.write(new Bookmark.Reached(from.began(), tally, rejects.bytes()));
      pace.reaches(tally, rows.share());
    }
    pace.ends(tally);
    return tally;
  }

  private Sent sent(Batch batch, Tally before) {
    try {
      return sender.send(batch.events());
    } catch (Sender.Unsent e) {
      throw new GivenUp(e.reply(), before.rows());
    }
  }

  private static void skip(Rows rows, long count) {
    for (long i = 0; i < count; i++) {
      if (rows.next().isEmpty()) {
        throw new UnusableFile("the file has fewer rows than were loaded from it");
      }
    }
  }

  private Optional<Batch.Parcel> parcel(Rows rows, Instant began) {
    return rows.next().map(row -> parcel(row, began));
  }

  private Batch.Parcel parcel(Row row, Instant began) {
    if (row.broken().isPresent()) {
      return Batch.Parcel.unfit(row, row.broken().get());
    }
    try {
      List<byte[]> events = new ArrayList<>();
      int bytes = 0;
      int values = 0;
      for (Kind kind : mapping.kinds()) {
        Optional<ObjectNode> event = kind.event(row, mapping.source(), began);
        if (event.isPresent()) {
          events.add(Json.MAPPER.writeValueAsBytes(event.get()));
          bytes += events.getLast().length;
          values += Batch.values(event.get());
        }
      }
      return bytes > Batch.MOST_BYTES
          ? Batch.Parcel.unfit(row, "its events are larger than 1 MiB")
          : new Batch.Parcel(row, events, bytes, values, Optional.empty());
    } catch (UnfitRow e) {
      return Batch.Parcel.unfit(row, String.valueOf(e.getMessage()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event cannot be written as JSON", e);
    }
  }

  /** What the file holds, by its digest. */
  private String content() throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        DigestInputStream digest =
            new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
      byte[] buffer = new byte[BUFFER];
      int read = digest.read(buffer);
      while (read >= 0) {
        read = digest.read(buffer);
      }
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
