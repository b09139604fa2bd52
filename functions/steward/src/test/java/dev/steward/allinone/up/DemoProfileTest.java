package dev.steward.allinone.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import dev.steward.registry.Tool;
import dev.steward.registry.ToolRegistry;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoProfileTest {
  @Test
  void theDemoBrandIsWhatTheToolPromisesToReturn() {
    Tool tool =
        ToolRegistry.load(
                Path.of(System.getProperty("steward.home"), "tool-registry.yaml"),
                _ -> Optional.empty())
            .tool("brand.get_profile")
            .orElseThrow();
    ObjectNode output = Json.object().put("profile_id", "demo");
    output.set("brand", DemoProfile.content());

    assertThat(tool.output().validate(output)).isEmpty();
  }
}
