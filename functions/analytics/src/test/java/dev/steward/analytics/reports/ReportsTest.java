package dev.steward.analytics.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.Punctuality;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReportsTest {
  private static final List<String> PAGES =
      List.of(
          "/reports",
          "/reports/runs",
          "/reports/spend",
          "/reports/latency",
          "/reports/approvals",
          "/reports/decisions",
          "/reports/autonomy",
          "/reports/funnels");

  @TempDir static Path folder;

  private static RunningReports reports;

  @BeforeAll
  static void start() {
    reports = RunningReports.in(folder, Map.of());
    reports.write(Business.upTo(Instant.now(), new TenantId("acme")));
    reports.write(List.of(hostile()));
  }

  @AfterAll
  static void stop() {
    reports.close();
  }

  @Test
  void everyPageShowsItsPictureForEveryRange() {
    for (String page : PAGES) {
      for (String range : List.of("24h", "7d", "30d")) {
        HttpResponse<String> answer = reports.as("acme", Role.VIEWER, page + "?range=" + range);
        assertThat(answer.statusCode()).as(page + " " + range).isEqualTo(200);
        assertThat(answer.body())
            .contains("<svg ")
            .doesNotContain("class=\"trouble\"", "Nothing to see yet", "NaN", "Infinity");
      }
    }
  }

  @Test
  void everyPictureIsWellFormedAndSaysWhatItShows() throws Exception {
    for (String page : PAGES.subList(1, PAGES.size())) {
      String body = reports.as("acme", Role.VIEWER, page + "?range=30d").body();
      String svg = body.substring(body.indexOf("<svg "), body.indexOf("</svg>") + 6);
      var picture =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(svg)))
              .getDocumentElement();
      assertThat(picture.getAttribute("role")).isEqualTo("img");
      assertThat(picture.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
      assertThat(picture.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
    }
  }

  @Test
  void aTenantWithoutEventsIsToldWhatToDo() {
    for (String page : PAGES.subList(1, PAGES.size())) {
      HttpResponse<String> answer = reports.as("globex", Role.VIEWER, page);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("Nothing to see yet").doesNotContain("<svg ", "planner");
    }
  }

  @Test
  void whatAnEventSaysIsTextAndNoMarkup() {
    String body = reports.as("evil", Role.VIEWER, "/reports/funnels?range=7d").body();
    assertThat(body)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#x27;&amp;")
        .doesNotContain("<script");
  }

  @Test
  void nothingRunsAndNothingComesFromElsewhere() {
    HttpResponse<String> answer = reports.as("acme", Role.VIEWER, "/reports");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'; style-src 'self'")
        .doesNotContain("unsafe", "script-src");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    for (String page : PAGES) {
      assertThat(reports.as("acme", Role.VIEWER, page).body())
          .doesNotContain("<script", " style=", "onclick", "http://", "https://");
    }
    HttpResponse<String> style = reports.get("/reports/style.css");
    assertThat(style.headers().firstValue("Content-Type").orElse("")).startsWith("text/css");
  }

  @Test
  void whoHasNoTokenIsShownTheDoorAndAProgramIsToldSo() {
    for (String page : PAGES) {
      HttpResponse<String> browser = reports.get(page);
      assertThat(browser.statusCode()).isEqualTo(303);
      assertThat(browser.headers().firstValue("Location")).hasValue("/reports/sign-in");
    }
    assertThat(reports.getAsProgram("/reports").statusCode()).isEqualTo(401);
    assertThat(reports.get("/reports/sign-in").statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenIsShownOnceAndThenKeptByTheBrowser() {
    String token = reports.token("acme", Role.VIEWER);
    HttpResponse<String> in = reports.post("/reports/sign-in", "token=" + token);
    assertThat(in.statusCode()).isEqualTo(303);
    String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie)
        .contains("SameSite=Strict", "Path=/reports")
        .containsIgnoringCase("HttpOnly");
    String pair = cookie.substring(0, cookie.indexOf(';'));
    HttpResponse<String> page = reports.get("/reports/runs", "Cookie", pair);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("acme", "Sign out").doesNotContain(token);
    HttpResponse<String> out = reports.post("/reports/sign-out", "", "Cookie", pair);
    assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
  }

  @Test
  void whatIsNoTokenOpensNothing() {
    String other = reports.token("acme", Role.VIEWER);
    for (String wrong :
        List.of(
            "", "x", "a.b.c", other.substring(0, other.length() - 4), "x".repeat(4_000), "\"")) {
      HttpResponse<String> in =
          reports.post(
              "/reports/sign-in", "token=" + URLEncoder.encode(wrong, StandardCharsets.UTF_8));
      assertThat(in.statusCode()).as(wrong).isEqualTo(401);
      assertThat(in.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(in.body()).contains("role=\"alert\"");
    }
    assertThat(reports.post("/reports/sign-in", "").statusCode()).isEqualTo(401);
    HttpResponse<String> forged =
        reports.get("/reports/runs", "Cookie", "steward-reports=" + other + "x");
    assertThat(forged.statusCode()).isEqualTo(303);
    assertThat(forged.headers().firstValue("Location")).hasValue("/reports/sign-in?why=expired");
    assertThat(forged.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
  }

  @Test
  void aRoleThatMayNotLookIsToldSo() {
    String pair = "steward-reports=" + reports.token("acme", Role.SERVICE);
    HttpResponse<String> page = reports.get("/reports/runs", "Cookie", pair);
    assertThat(page.statusCode()).isEqualTo(303);
    assertThat(page.headers().firstValue("Location")).hasValue("/reports/sign-in?why=role");
    assertThat(reports.get("/reports/sign-in?why=role").body()).contains("None of your roles");
  }

  @Test
  void noOtherSiteSignsAnybodyIn() {
    String token = reports.token("acme", Role.VIEWER);
    HttpResponse<String> in =
        reports.post("/reports/sign-in", "token=" + token, "Sec-Fetch-Site", "cross-site");
    assertThat(in.statusCode()).isEqualTo(403);
    assertThat(in.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void whatIsNotThereIsSaidToBeMissing() {
    assertThat(reports.as("acme", Role.VIEWER, "/reports/nothing").statusCode()).isEqualTo(404);
    assertThat(reports.as("acme", Role.VIEWER, "/reports/runs?range=9y").statusCode())
        .isEqualTo(400);
  }

  @Test
  void aQuestionOverItsBudgetIsRefusedInWords(@TempDir Path other) {
    try (RunningReports poor = RunningReports.in(other, Map.of("steward.reports.bytes", 10))) {
      poor.write(Business.upTo(Instant.now(), new TenantId("acme")));
      HttpResponse<String> page = poor.as("acme", Role.VIEWER, "/reports/runs");
      assertThat(page.statusCode()).isEqualTo(422);
      assertThat(page.body()).contains("role=\"alert\"", "ask about less time");
      assertThat(poor.as("acme", Role.VIEWER, "/reports").statusCode()).isEqualTo(200);
    }
  }

  private static EventRow hostile() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return new EventRow(
        new TenantId("evil"),
        "/events",
        "e1",
        "<script>alert(1)</script>\"'&",
        "u1",
        now,
        now,
        Punctuality.ON_TIME,
        "{}");
  }
}
