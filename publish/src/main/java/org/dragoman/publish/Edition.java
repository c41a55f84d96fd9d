package org.dragoman.publish;

import java.time.Instant;

/**
 * By which program, and when, a record is written.
 *
 * @param reader name and version of the program that made the record
 * @param created when it is written
 */
public record Edition(String reader, Instant created) {}
