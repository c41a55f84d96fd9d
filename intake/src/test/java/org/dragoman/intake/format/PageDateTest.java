package org.dragoman.intake.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates as pages show them. */
class PageDateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de    | Stand: 03.05.2022, 14 Uhr            | 2022-05-03
          de    | 3. Mai 2022                          | 2022-05-03
          de    | Am 3.5.22 gemeldet                   | 2022-05-03
          en-GB | 03/05/2022                           | 2022-05-03
          en-US | 05/03/2022                           | 2022-05-03
          en    | 05/03/2022                           |
          en    | 05/23/2022                           | 2022-05-23
          en    | May 3rd, 2022                        | 2022-05-03
          en    | Tuesday, 3 May 2022                  | 2022-05-03
          fr    | Publié le 1er août 2022              | 2022-08-01
          es    | 3 de mayo de 2022                    | 2022-05-03
          pt-BR | 03/05/2022 às 14h                    | 2022-05-03
          ru    | 15 августа 2016, 13:43               | 2016-08-15
          uk    | 15 серпня 2016                       | 2016-08-15
          tr    | 3 Mayıs 2022                         | 2022-05-03
          az    | 3 may 2022                           | 2022-05-03
          kk    | 3 мамыр 2022                         | 2022-05-03
          hy    | 3 մայիսի, 2022                       | 2022-05-03
          ar    | ٣ مايو ٢٠٢٢                          | 2022-05-03
          zh    | 2022年5月3日                          | 2022-05-03
          ''    | jeudi 13 juin 2019                   | 2019-06-13
          ''    | 2022-05-03 14:05                     | 2022-05-03
          fa    | ۱۳ اردیبهشت ۱۴۰۱                     |
          de    | Seite 3 von 2022                     |
          de    | 31.02.2022                           |
          de    | Version 1.2.2022.7                   |
          """)
  void aDateIsReadInThePagesOwnWay(String language, String words, @Nullable String value) {
    Edtf date = new PageDate(language).first(words);
    assertThat(date == null ? null : date.value()).isEqualTo(value);
  }
}
