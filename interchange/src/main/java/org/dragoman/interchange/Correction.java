package org.dragoman.interchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.dragoman.record.assertion.Assertion;

/** Puts another value into a field of an assertion. */
final class Correction {

  private static final ObjectMapper JSON = new ObjectMapper(RecordJson.FACTORY);

  /** What can be corrected in each kind. */
  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "event", List.of("act", "date", "place", "topic", "modality"),
          "tenure", List.of("name", "post", "body", "country", "from", "to", "asOf"),
          "position", List.of("body", "instrument", "act", "stance", "topic", "date", "modality"),
          "figure", List.of("value", "upper", "qualifier", "unit", "counted", "measure"),
          "claim", List.of("cue"),
          "date", List.of("value"),
          "mention", List.of("type"));

  private Correction() {}

  static Assertion of(Assertion assertion, String field, String value)
      throws RecordFormatException {
    String kind = RecordJson.kindOf(assertion);
    List<String> fields = FIELDS.getOrDefault(kind, List.of());
    if (!fields.contains(field)) {
      throw new RecordFormatException(
          "a "
              + kind
              + " has no field "
              + field
              + " to correct; it has "
              + String.join(", ", fields));
    }
    try {
      ObjectNode line = (ObjectNode) JSON.readTree(RecordJson.write(assertion));
      if (value.isEmpty()) {
        line.remove(field);
      } else if (kind.equals("figure") && (field.equals("value") || field.equals("upper"))) {
        line.put(field, new BigDecimal(value));
      } else {
        line.put(field, value);
      }
      return RecordJson.readAssertion(JSON.writeValueAsString(line));
    } catch (JsonProcessingException | NumberFormatException e) {
      throw new RecordFormatException(value + " is no value for " + field);
    } catch (IllegalArgumentException e) {
      throw new RecordFormatException(value + " is no value for " + field + ": " + e.getMessage());
    }
  }
}
