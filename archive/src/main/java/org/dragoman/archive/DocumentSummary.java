package org.dragoman.archive;

import java.net.URI;
import java.util.Optional;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Origin;

/**
 * A document without its text, for lists.
 *
 * @param id the document's id
 * @param uri where it came from
 * @param language BCP 47 tag
 * @param origin title, publisher, dates and the like
 * @param copy what it copies
 * @param leftOut why it could not be taken into the record, where it was tried in vain
 */
public record DocumentSummary(
    String id,
    URI uri,
    String language,
    Origin origin,
    Optional<CopyLink> copy,
    Optional<String> leftOut) {}
