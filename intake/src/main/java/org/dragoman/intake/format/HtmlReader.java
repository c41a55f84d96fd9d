package org.dragoman.intake.format;

import java.util.List;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.Section;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * Reads web pages: the whole visible text, with all that is not the story marked as furniture.
 * Nothing visible is thrown away.
 */
final class HtmlReader {

  private HtmlReader() {}

  static Draft read(String html, int maxCodePoints) throws Unreadable {
    Document page = Jsoup.parse(html);
    PageMetadata metadata = PageMetadata.of(page);
    List<PageBlock> blocks = PageBlock.of(page.body());
    PageStory story = new PageStory(page.body(), blocks);
    PageBlock title = story.title(blocks, metadata.title(), page.title());
    int titleAt = title == null ? -1 : blocks.indexOf(title);
    int first = 0;
    while (first < blocks.size()
        && (!story.isInside(blocks.get(first)) || story.isFurniture(blocks.get(first)))) {
      first++;
    }
    Draft.Builder draft = new Draft.Builder(maxCodePoints);
    boolean heads = false;
    Section.@Nullable Kind[] kinds = new Section.Kind[blocks.size()];
    for (int i = blocks.size() - 1; i >= 0; i--) {
      PageBlock block = blocks.get(i);
      boolean above = i > titleAt && i < first;
      boolean caption = block.isCaption();
      if (i == titleAt) {
        kinds[i] = Section.Kind.TITLE;
      } else if (above && story.isLead(block, titleAt >= 0)) {
        kinds[i] = null;
      } else if (above && titleAt >= 0 && story.isFrame(block)) {
        kinds[i] = Section.Kind.FRAME;
      } else if (story.isFurniture(block) || !story.isInside(block)) {
        kinds[i] = Section.Kind.FURNITURE;
      } else if (i < titleAt && !block.isProse()) {
        kinds[i] = Section.Kind.FURNITURE;
      } else if (block.isHeading() && !heads) {
        // A heading of nothing but links.
        kinds[i] = Section.Kind.FURNITURE;
      }
      heads = caption ? heads : kinds[i] == null;
    }
    for (int i = 0; i < blocks.size(); i++) {
      draft.block(TextDecoder.clean(blocks.get(i).text()), kinds[i]);
    }
    PagePublished published =
        PagePublished.of(page, metadata.article(), story.shown(blocks, titleAt, first));
    Origin origin = metadata.origin(title == null ? metadata.title() : title.text(), published);
    return draft.build(PageAddresses.of(page, origin));
  }
}
