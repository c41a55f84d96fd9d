package org.dragoman.publish.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.dragoman.publish.SmallRecord;
import org.dragoman.publish.Totals;
import org.junit.jupiter.api.Test;

class ICalendarTest {

  private static byte[] written() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Totals totals = new ICalendar().write(new SmallRecord(), SmallRecord.EDITION, out);
    assertThat(totals).isEqualTo(new Totals(0, 0, 1));
    return out.toByteArray();
  }

  private static String value(Component event, String property) {
    return event.<Property>getProperty(property).orElseThrow().getValue();
  }

  @Test
  void aDatedEventIsAnEntryWithAllReports() throws Exception {
    Calendar calendar = new CalendarBuilder().build(new ByteArrayInputStream(written()));
    assertThat(calendar.validate().getEntries()).isEmpty();
    List<CalendarComponent> events = calendar.getComponents(Component.VEVENT);
    assertThat(events).hasSize(1);
    Component event = events.get(0);
    assertThat(value(event, Property.UID)).isEqualTo("cluster-1@dragoman");
    assertThat(value(event, Property.DTSTART)).isEqualTo("20240503");
    assertThat(value(event, Property.DTEND)).isEqualTo("20240504");
    assertThat(value(event, Property.DTSTAMP)).isEqualTo("20240504T000000Z");
    assertThat(value(event, Property.LOCATION)).isEqualTo("Lima");
    assertThat(value(event, Property.DESCRIPTION))
        .contains("“Ana Sol met Vəli Əli in Lima”\n")
        .contains("A visit; with \"talks\", 2024-05-04")
        .contains("“آنا سول با ولی علی در لیما دیدار کرد”");
  }

  @Test
  void noLineIsLongerThan75Bytes() throws Exception {
    for (String line : new String(written(), StandardCharsets.UTF_8).split("\r\n", -1)) {
      assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
      assertThat(line).doesNotContain("\n");
    }
  }
}
