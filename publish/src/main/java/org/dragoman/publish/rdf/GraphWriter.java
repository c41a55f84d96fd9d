package org.dragoman.publish.rdf;

import java.io.IOException;

/** Writes a graph node by node. */
interface GraphWriter extends AutoCloseable {

  void write(Node node) throws IOException;

  /** Completes the graph; the output stays open. */
  @Override
  void close() throws IOException;
}
