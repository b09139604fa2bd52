package dev.steward.brand;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Role;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What {@code contracts/executor} shows is what this executor does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExecutorContractTest {
  private static final Path CONTRACT = Path.of("../../contracts/executor");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```(http|json)\\n(.*?)```");

  private final Deployment deployment = Deployment.onPostgres();
  private EmbeddedServer server;
  private List<String> examples = List.of();

  @BeforeAll
  void start() throws IOException {
    server = ApplicationContext.run(EmbeddedServer.class, deployment.properties());
    Samples.store(server.getApplicationContext());
    examples = new ArrayList<>();
    Matcher found = EXAMPLE.matcher(Files.readString(CONTRACT.resolve("README.md")));
    while (found.find()) {
      examples.add(found.group(2).strip());
    }
    assertThat(examples).as("a request, an answer, a problem").hasSize(3);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void theCallShownGetsTheAnswerShown() throws Exception {
    HttpResponse<String> response = send(examples.getFirst());

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(Samples.json(response.body())).isEqualTo(Samples.json(examples.get(1)));
  }

  @Test
  void theProblemShownIsOneThatHappens() throws Exception {
    JsonNode shown = Samples.json(examples.get(2));

    HttpResponse<String> response = send(examples.getFirst().replace("\"demo\"", "7"));

    ObjectNode problem = Samples.json(response.body()).deepCopy();
    problem.remove("correlationId");
    assertThat(problem).isEqualTo(shown);
    assertThat(response.statusCode()).isEqualTo(shown.path("status").asInt());
  }

  @Test
  void theDescriptionIsOpenApiWithoutAMistake() {
    assertThat(parsed().getMessages()).isEmpty();
    assertThat(parsed().getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
  }

  @Test
  void theDescriptionNamesTheHeadersOfTheExample() {
    OpenAPI api = parsed().getOpenAPI();
    List<String> described =
        Objects.requireNonNull(api.getPaths().get("/execute/{tool}"))
            .getPost()
            .getParameters()
            .stream()
            .filter(parameter -> "header".equals(parameter.getIn()))
            .map(Parameter::getName)
            .toList();

    List<String> shown =
        examples
            .getFirst()
            .lines()
            .skip(1)
            .takeWhile(line -> !line.isEmpty())
            .map(line -> line.substring(0, line.indexOf(':')))
            .filter(name -> !List.of("Authorization", "Content-Type", "Accept").contains(name))
            .toList();
    assertThat(described).containsExactlyInAnyOrderElementsOf(shown);
  }

  private static SwaggerParseResult parsed() {
    ParseOptions options = new ParseOptions();
    options.setResolveFully(true);
    return new OpenAPIV3Parser()
        .readLocation(CONTRACT.resolve("executor.yaml").toString(), null, options);
  }

  private HttpResponse<String> send(String example) throws IOException, InterruptedException {
    String[] parts = example.split("\n\n", 2);
    String[] head = parts[0].split("\n", -1);
    URI address = URI.create("http://127.0.0.1:" + server.getPort() + head[0].split(" ", -1)[1]);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString(parts[1]));
    for (int i = 1; i < head.length; i++) {
      String[] header = head[i].split(": ", 2);
      request.header(header[0], header[1].replace("$TOKEN", deployment.token(Role.SERVICE)));
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
