package org.dragoman.record.document;

import org.dragoman.record.text.Span;

/**
 * A part of a document's text that plays one role.
 *
 * @param span where it stands
 * @param kind its role
 */
public record Section(Span span, Kind kind) {

  /** The roles that parts of a document play. */
  public enum Kind {
    /** The headline. */
    TITLE,
    /** Lines around the story that tell its origin: date lines, bylines, datelines, signatures. */
    FRAME,
    /** The story. */
    BODY,
    /** Prose about the publisher, repeated under all its stories. */
    ABOUT,
    /** Menus, tag lists, links to other stories, notices: not read for facts. */
    FURNITURE
  }
}
