package org.dragoman.desk;

/** A file that a call answers with, to be kept by who asked. */
final class Download {

  private final String name;
  private final String mediaType;
  private final byte[] content;

  /** With a name of letters, digits, hyphens and dots. */
  Download(String name, String mediaType, byte[] content) {
    this.name = name;
    this.mediaType = mediaType;
    this.content = content.clone();
  }

  String name() {
    return name;
  }

  String mediaType() {
    return mediaType;
  }

  byte[] content() {
    return content.clone();
  }
}
