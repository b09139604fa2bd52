package dev.steward.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.steward.core.Role;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is logged about a request, with everything of ours turned up, and of others as shipped. */
class SilenceTest extends WebTest {
  private static final String SECRET = "correct-horse-battery-staple";

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.steward");

  @BeforeEach
  void listen() {
    ours.setLevel(Level.TRACE);
    lines.start();
    root.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(lines);
    ours.setLevel(null);
  }

  @Test
  void noTokenAndNoBodyIsEverLogged() {
    String token = token(Role.SUPERVISOR);
    String body = "{\"password\":\"" + SECRET + "\"}";

    send(post(request("/probe/echo", token), body));
    send(post(request("/probe/echo", token), body + "}"));
    send(post(request("/probe/echo", SECRET), body));
    send(post(request("/probe/echo", token + SECRET), body));
    send(request("/probe/page?size=" + SECRET, token));
    send(request("/probe/items/" + SECRET, token));
    send(request("/" + SECRET + "?token=" + token, token));
    send(request("/probe/fault", token).header("X-Secret", SECRET));
    raw("GET /" + SECRET + "%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    raw(SECRET + "\r\n\r\n");

    List<String> logged = logged();
    assertThat(logged).anyMatch(line -> line.contains("route=\"/probe/items/{id}\""));
    assertThat(logged).noneMatch(line -> line.contains(SECRET) || line.contains(token));
  }

  @Test
  void aBugIsLoggedOnceWithItsStackAndIds() {
    send(request("/probe/bug", token(Role.SUPERVISOR)).header("X-Correlation-Id", "find-me"));

    List<ILoggingEvent> bugs =
        lines.list.stream().filter(line -> line.getThrowableProxy() != null).toList();
    assertThat(bugs).hasSize(1);
    assertThat(bugs.getFirst().getMDCPropertyMap()).containsEntry("correlationId", "find-me");
  }

  private List<String> logged() {
    return lines.list.stream().map(SilenceTest::whole).collect(Collectors.toList());
  }

  private static String whole(ILoggingEvent line) {
    return line.getFormattedMessage()
        + line.getMDCPropertyMap()
        + line.getKeyValuePairs()
        + (line.getThrowableProxy() == null
            ? ""
            : ThrowableProxyUtil.asString(line.getThrowableProxy()));
  }
}
