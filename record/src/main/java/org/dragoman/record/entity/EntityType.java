package org.dragoman.record.entity;

/** The types of entities that the record knows. */
public enum EntityType {
  /** A human being. */
  PERSON,
  /** A parliament, chamber, ministry, court, government, embassy: an organ of a state. */
  BODY,
  /** A friendship group, working group or delegation. */
  GROUP,
  /** Any other organization, international ones included. */
  ORGANIZATION,
  /** A news agency, paper, broadcaster or site. */
  OUTLET,
  /** A country, region, city or other place. */
  PLACE
}
