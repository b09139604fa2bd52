package dev.steward.decisions.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.decisions.Served;
import dev.steward.decisions.constitutions.Constitutions;
import dev.steward.json.Json;
import dev.steward.testkit.browser.Chromium;
import dev.steward.testkit.browser.Tab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as somebody writes on it. Pictures stay in target/screenshots, to be looked at. */
class PageTest {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final String HR = "hr-constitution@1.0.0";

  @TempDir Path folder;

  private Served served;

  @BeforeEach
  void start() {
    served = Served.in(folder.resolve("steward"));
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void saysWhatIsWrongWhileItIsTypedAndPublishesWhatIsSound() throws Exception {
    Files.createDirectories(PICTURES);
    try (Tab tab = Chromium.in(folder).tab()) {
      tab.open(served.base() + "/constitutions");
      show(tab, Role.ADMIN);

      write(tab, "policy", Constitutions.text(HR).replaceFirst("facts\\.", "fakts."));
      tab.await("document.querySelectorAll('#mistakes li').length > 0");
      assertThat(tab.evaluate("document.querySelector('#publish').disabled").asBoolean()).isTrue();
      assertThat(tab.evaluate("document.querySelector('#mistakes').textContent").asText())
          .contains("fakts");
      tab.run("document.querySelector('#mistakes button').click()");
      tab.await("document.querySelectorAll('.CodeMirror-lint-marker').length > 0");
      tab.screenshot(PICTURES.resolve("constitution-mistake.png"), 1_280, 1_000);

      write(tab, "policy", Constitutions.text(HR));
      write(tab, "cases", Files.readString(Constitutions.FOLDER.resolve(HR + ".cases.yaml")));
      tab.await("!document.querySelector('#publish').disabled");
      assertThat(verdict(tab)).startsWith(HR + " is sound; ").contains("cases come out");
      tab.screenshot(PICTURES.resolve("constitution-sound.png"), 1_280, 1_000);

      tab.run("document.querySelector('#publish').click()");
      tab.await("document.querySelector('#says').textContent.includes('is published')");
    }
    served.get("/v1/constitutions/" + HR).is(200);
  }

  @Test
  void whoIsNoAdminIsToldSo() throws Exception {
    try (Tab tab = Chromium.in(folder).tab()) {
      tab.open(served.base() + "/constitutions");
      show(tab, Role.VIEWER);
      write(tab, "policy", "name: x");
      tab.await("document.querySelector('#says').className === 'bad'");

      assertThat(verdict(tab)).contains("may not do this");
    }
  }

  @Test
  void nothingIsServedThatIsNotAPartOfIt() {
    for (String name : new String[] {"page.html", "..%2F..%2Fapplication.yml", "other.js"}) {
      served.get("/constitutions/parts/" + name).is(ProblemType.NOT_FOUND);
    }
  }

  private void show(Tab tab, Role role) throws IOException, InterruptedException {
    String token = quoted(served.governed().deployment().token("acme", role));
    tab.run(
        "(t => { t.value = "
            + token
            + "; t.dispatchEvent(new Event('change')); })(document.querySelector('#token'))");
  }

  /** As if typed: the editor tells its listeners. */
  private static void write(Tab tab, String editor, String text)
      throws IOException, InterruptedException {
    tab.run(
        "document.querySelector('#%s + .CodeMirror').CodeMirror.setValue(%s)"
            .formatted(editor, quoted(text)));
  }

  private static String quoted(String text) {
    return Json.object().textNode(text).toString();
  }

  private static String verdict(Tab tab) throws IOException, InterruptedException {
    return tab.evaluate("document.querySelector('#says').textContent").asText();
  }
}
