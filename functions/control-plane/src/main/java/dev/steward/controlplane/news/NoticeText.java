package dev.steward.controlplane.news;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.notify.News;
import dev.steward.core.TenantId;
import dev.steward.json.StoredJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The member {@code notice} of an entry's data, as contracts/events describes it. */
final class NoticeText {
  private NoticeText() {}

  /** The text to keep; empty when the entry asks for nothing that can be told. */
  static Optional<String> asked(String body) {
    JsonNode notice = StoredJson.read(body).path("data").path("notice");
    return notice.path("title").isTextual() ? Optional.of(notice.toString()) : Optional.empty();
  }

  static News read(TenantId tenant, String id, String text) {
    JsonNode notice = StoredJson.read(text);
    List<String> points = new ArrayList<>();
    notice.path("points").forEach(point -> points.add(point.asText()));
    return new News(
        tenant,
        id,
        notice.path("title").asText(),
        notice.path("says").asText(),
        points,
        Optional.ofNullable(notice.path("advice").textValue()),
        Optional.ofNullable(notice.path("page").textValue()));
  }
}
