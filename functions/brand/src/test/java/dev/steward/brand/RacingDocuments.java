package dev.steward.brand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.ports.documents.Authorship;
import dev.steward.ports.documents.DocumentKey;
import dev.steward.ports.documents.DocumentVersion;
import dev.steward.ports.documents.Documents;
import dev.steward.ports.documents.WriteResult;
import java.util.List;
import java.util.Optional;

/** Real documents, in which a rival changes the name just before every write. */
record RacingDocuments(Documents documents) implements Documents {
  @Override
  public Optional<DocumentVersion> latest(DocumentKey key) {
    return documents.latest(key);
  }

  @Override
  public WriteResult write(
      DocumentKey key, long basedOnVersion, JsonNode content, Authorship author) {
    ObjectNode faster = documents.latest(key).orElseThrow().content().deepCopy();
    faster.put("name", "Version " + (basedOnVersion + 1));
    documents.write(key, basedOnVersion, faster, new Authorship("rival", "run_0"));
    return documents.write(key, basedOnVersion, content, author);
  }

  @Override
  public List<DocumentVersion> versions(DocumentKey key) {
    return documents.versions(key);
  }
}
