package dev.steward.analytics.insights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.json.StrictJson;
import dev.steward.testkit.browser.Chromium;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InsightPageTest {
  private static final Path PICTURES = Path.of("target", "screenshots");

  private static final String CONTENT =
      """
      {"id": "ins_0", "created_at": "2026-04-02T09:30:00Z", "principal": "ada@example.com",
       "run": "run_1", "insight": {
        "type": "experiment_result", "title": "The reminder brings back one in nine",
        "summary": "Whoever was reminded came back more often. The effect is small, and it is there.",
        "severity": "medium", "confidence": 0.95, "window": {"range_days": 28},
        "context": {
          "uplift": {
            "effect": {"method": "difference of means", "p": 0.001,
              "interval": {"estimate": 0.11, "low": 0.04, "high": 0.18, "confidence": 0.95}},
            "also_by": [
              {"method": "CUPED", "interval": {"estimate": 0.1, "low": 0.05, "high": 0.15, "confidence": 0.95}},
              {"method": "<weights>", "interval": {"estimate": 0.06, "low": -0.02, "high": 0.14, "confidence": 0.95}},
              {"method": "without bounds", "interval": {"estimate": 0.06}}]},
          "funnel": {"steps": [{"event_name": "visit", "users": 12400},
            {"event_name": "cart", "users": 5310}, {"event_name": "order", "users": 1207}]},
          "series": [{"at": "2026-03-01", "value": 310}, {"at": "2026-03-08", "value": 345},
            {"at": "2026-03-15", "value": 298}, {"at": "2026-03-22", "value": 402}]},
        "recommendations": [{"action": "Remind everybody after a week",
          "rationale": "The group that was reminded came back more often.",
          "links": [{"label": "The experiment", "url": "https://example.com/1"}]},
          {"action": "Ask again in a quarter", "rationale": "Reminders wear off.", "links": []}]}}""";

  @Test
  void anEstimateIsDrawnWithItsBounds() {
    assertThat(page())
        .contains("0.11 (0.04 to 0.18)", "0.06 (-0.02 to 0.14)", "95 in 100")
        .contains("&lt;weights&gt;")
        .doesNotContain("without bounds:", "<weights>", "NaN");
  }

  @Test
  void whatTheLineOfNothingCrossesIsDrawnPale() {
    assertThat(page().split("class=\"band c0\"", -1)).hasSize(3);
    assertThat(page().split("class=\"band c-rest\"", -1)).hasSize(2);
  }

  @Test
  void thePageIsWholeAsAFile(@TempDir Path folder) throws Exception {
    assertThat(page())
        .contains("<style>")
        .doesNotContain("<script", "rel=\"stylesheet\"", " style=");
    Chromium chromium = Chromium.in(folder);
    Files.createDirectories(PICTURES);
    Path file = Files.writeString(folder.resolve("insight.html"), page());
    for (boolean dark : new boolean[] {false, true}) {
      Path picture = PICTURES.resolve(dark ? "insight-dark.png" : "insight.png");
      chromium.screenshot(picture, 1_100, 1_700, dark, file.toUri().toString());
      assertThat(ImageIO.read(picture.toFile()).getRGB(4, 900) & 0xffffff)
          .isEqualTo(dark ? 0x10151c : 0xf6f7f9);
    }
  }

  private static String page() {
    return InsightPage.of(StrictJson.parse(CONTENT.getBytes(StandardCharsets.UTF_8)));
  }
}
