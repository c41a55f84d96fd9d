package org.dragoman.publish.rdf;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The vocabularies that the graph uses, by prefix. */
final class Prefixes {

  /** What ids of the record are appended to. */
  static final String RECORD = "urn:dragoman:";

  /** All prefixes, in order. */
  static final Map<String, String> ALL =
      Collections.unmodifiableMap(
          new TreeMap<>(
              Map.of(
                  "dgm", "urn:dragoman:terms:",
                  "edtf", "http://id.loc.gov/datatypes/",
                  "oa", "http://www.w3.org/ns/oa#",
                  "prov", "http://www.w3.org/ns/prov#",
                  "schema", "https://schema.org/",
                  "xsd", "http://www.w3.org/2001/XMLSchema#")));

  private Prefixes() {}
}
