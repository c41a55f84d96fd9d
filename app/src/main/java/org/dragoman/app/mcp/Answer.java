package org.dragoman.app.mcp;

import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dragoman.record.assertion.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * What a tool answers: lines, each with those who say it. There is no way to make a line without a
 * source.
 *
 * @param about what was asked for, in words
 * @param total how many lines there are, shown or not
 * @param lines those shown
 */
record Answer(String about, long total, List<Line> lines) {

  /** Copies the list. */
  Answer {
    lines = List.copyOf(lines);
  }

  /**
   * Something said.
   *
   * @param part of which part of a dossier it is; null where the answer has no parts
   * @param says what
   * @param id of the assertion or cluster; null for a passage
   * @param standing modality, status and confidence; null for a passage
   * @param citations who says it, at least one
   */
  record Line(
      @Nullable String part,
      String says,
      @Nullable String id,
      @Nullable Provenance standing,
      List<Citation> citations) {

    Line(
        String says, @Nullable String id, @Nullable Provenance standing, List<Citation> citations) {
      this(null, says, id, standing, citations);
    }

    /** The same, in a part of a dossier. */
    Line in(String part) {
      return new Line(part, says, id, standing, citations);
    }

    /** Refuses a line without a source. */
    Line {
      citations = List.copyOf(citations);
      if (citations.isEmpty()) {
        throw new IllegalArgumentException("a line without a source: " + says);
      }
    }
  }

  CallToolResult result() {
    StringBuilder text = new StringBuilder(about);
    if (lines.isEmpty()) {
      text.append(": the record has nothing. Do not answer from elsewhere as if it had.");
    } else {
      text.append(": ").append(lines.size()).append(" of ").append(total);
    }
    List<Map<String, Object>> json = new ArrayList<>();
    String part = "";
    for (Line line : lines) {
      String its = line.part();
      if (its != null && !its.equals(part)) {
        part = its;
        text.append("\n\n").append(part).append(':');
      }
      text.append("\n- ").append(line.says());
      Map<String, Object> one = new LinkedHashMap<>();
      if (its != null) {
        one.put("part", its);
      }
      one.put("says", line.says());
      if (line.id() != null) {
        one.put("id", line.id());
      }
      Provenance standing = line.standing();
      if (standing != null) {
        one.put("modality", RecordTools.word(standing.modality()));
        one.put("status", RecordTools.word(standing.status()));
        one.put("confidence", standing.confidence());
        text.append(" (")
            .append(RecordTools.word(standing.modality()))
            .append(", ")
            .append(RecordTools.word(standing.status()))
            .append(')');
      }
      for (Citation citation : line.citations()) {
        text.append("\n    ").append(citation.text());
      }
      one.put("citations", line.citations().stream().map(Citation::json).toList());
      json.add(one);
    }
    Map<String, Object> structured = new LinkedHashMap<>();
    structured.put("about", about);
    structured.put("total", total);
    structured.put("lines", json);
    return CallToolResult.builder()
        .addTextContent(text.toString())
        .structuredContent(structured)
        .isError(false)
        .build();
  }
}
