package org.dragoman.record.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdtfTest {

  @ParameterizedTest(name = "{0} runs from {1} to {2}")
  @CsvSource({
    "2013, 2013-01-01, 2013-12-31",
    "2020-12, 2020-12-01, 2020-12-31",
    "2024-02, 2024-02-01, 2024-02-29",
    "2021-02-22, 2021-02-22, 2021-02-22",
    "1992-02-25/1992-02-26, 1992-02-25, 1992-02-26",
    "1988/1994, 1988-01-01, 1994-12-31",
    "199X, 1990-01-01, 1999-12-31",
    "19XX, 1900-01-01, 1999-12-31",
    "2021-21, 2021-03-01, 2021-05-31",
    "2021-24, 2021-12-01, 2022-02-28",
    "2024~, 2024-01-01, 2024-12-31",
    "2021-10-08T10:27:00+04:00, 2021-10-08, 2021-10-08",
    "2021-10-08T10:27:00, 2021-10-08, 2021-10-08",
  })
  void valuesHaveBounds(String value, LocalDate earliest, LocalDate latest) {
    Edtf date = new Edtf(value);
    assertThat(date.earliest()).hasValue(earliest);
    assertThat(date.latest()).hasValue(latest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "21",
        "2021-13",
        "2021-02-30",
        "2021-2-3",
        "1994/1988",
        "../..",
        "20XX-02",
        "2021-25",
        "22 February",
        "2021-10-08T25:00:00",
        "2021/"
      })
  void otherStringsAreNoDates(String value) {
    assertThat(Edtf.parse(value)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2015/..", "../2015"})
  void intervalsMayBeOpen(String value) {
    assertThat(Edtf.parse(value)).isPresent();
  }

  @Test
  void aDateLosesItsTimeAndNothingElse() {
    assertThat(new Edtf("2021-02-22T21:39:00").withoutTime()).isEqualTo(new Edtf("2021-02-22"));
    assertThat(new Edtf("2024~").withoutTime()).isEqualTo(new Edtf("2024~"));
    assertThat(new Edtf("1992-02-25/1992-02-26").withoutTime())
        .isEqualTo(new Edtf("1992-02-25/1992-02-26"));
  }
}
