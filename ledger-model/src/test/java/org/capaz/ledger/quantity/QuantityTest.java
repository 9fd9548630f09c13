// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantities are whole, exact to the limit, and rounded in one named way each. */
class QuantityTest {
    private static final int ROUNDS = 2_000;

    private final Random random = new Random(42);

    private long upTo(long bound) {
        return random.nextLong(bound + 1);
    }

    // Money

    /** ISO 4217: the yen and the Chilean peso have no minor unit, the dinar of Kuwait has three places. */
    @ParameterizedTest
    @CsvSource({
        "USD, 177471, USD 1774.71",
        "JPY, 177471, JPY 177471",
        "CLP, 5, CLP 5",
        "KWD, 177471, KWD 177.471",
        "CLF, 12345, CLF 1.2345"
    })
    void an_amount_has_the_places_of_its_currency(String currency, long minor, String written) {
        assertThat(new Money(minor, currency)).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource({
        "177471, USD, 150.250000, JPY, 266650",
        "266650, JPY, 0.006656, USD, 177482",
        "100000, USD, 0.307500, KWD, 307500",
        "307500, KWD, 3.252033, USD, 100000",
        "177471, USD, 3930.500000, COP, 697549766"
    })
    void an_exchange_goes_from_minor_unit_to_minor_unit(long sent, String from, String rate, String to, long received) {
        assertThat(new Money(sent, from).at(ExchangeRate.parse(rate), to)).isEqualTo(new Money(received, to));
    }

    // Days

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29", "2100-12-31", "0001-01-01"})
    void a_day_of_the_calendar_has_one_text(String text) {
        assertThat(Day.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29",
                "2024-00-10",
                "2024-13-01",
                "2024-04-31",
                "2024-4-001",
                "2024-+4-01",
                "+024-04-01",
                "-024-04-01",
                "2024/04/01",
                "2024-04-1 ",
                "2024-04-1",
                "2024-04-011",
                "\u0662\u0660\u0662\u0664-04-01",
                ""
            })
    void what_is_no_day_of_the_calendar_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Day.parse(text));
    }

    // Mass

    @Test
    void fine_mass_is_rounded_down_for_any_weighing() {
        for (int i = 0; i < ROUNDS; i++) {
            long gross = upTo(GrossMass.LARGEST);
            long fineness = upTo(Fineness.PURE);
            BigDecimal exact = BigDecimal.valueOf(gross).multiply(BigDecimal.valueOf(fineness, 5));

            long fine = FineMass.contained(new GrossMass(gross), Fineness.of(fineness))
                    .milligrams();

            assertThat(fine).isEqualTo(exact.setScale(0, RoundingMode.FLOOR).longValueExact());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "4294967295, 100000, 4294967295",
        "4294967295, 99999, 4294924345",
        "1, 99999, 0",
        "0, 100000, 0",
        "4294967295, 0, 0",
        "1250000, 87250, 1090625"
    })
    void fine_mass_at_the_limits(long gross, long fineness, long fine) {
        assertThat(FineMass.contained(new GrossMass(gross), Fineness.of(fineness))
                        .milligrams())
                .isEqualTo(fine);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 4_294_967_296L, Long.MAX_VALUE, Long.MIN_VALUE})
    void a_gross_mass_fits_a_label(long milligrams) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GrossMass(milligrams))
                .withMessageContaining("mg");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 100_001, 4_294_967_296L, Long.MIN_VALUE})
    void fineness_lies_between_nothing_and_pure(long hundredths) {
        assertThatIllegalArgumentException().isThrownBy(() -> Fineness.of(hundredths));
    }

    @Test
    void quantities_print_their_unit() {
        assertThat(new GrossMass(5)).hasToString("5 mg gross");
        assertThat(new FineMass(5)).hasToString("5 mg fine");
        assertThat(Fineness.of(87_205)).hasToString("872.05 per mille");
        assertThat(Fineness.of(100_000)).hasToString("1000.00 per mille");
        assertThat(new Money(1_330_062, "USD")).hasToString("USD 13300.62");
        assertThat(new BasisPoints(10)).hasToString("10 bp");
    }

    @Test
    void a_difference_of_weighings_does_not_depend_on_their_order() {
        for (int i = 0; i < ROUNDS; i++) {
            GrossMass one = new GrossMass(upTo(GrossMass.LARGEST));
            GrossMass other = new GrossMass(upTo(GrossMass.LARGEST));

            assertThat(one.differenceMg(other))
                    .isEqualTo(other.differenceMg(one))
                    .isNotNegative();
        }
    }

    // Shares

    @Test
    void a_share_is_within_a_limit_exactly_when_it_is() {
        for (int i = 0; i < ROUNDS; i++) {
            long whole = upTo(Long.MAX_VALUE - 1);
            long limit = upTo(10_000);
            BigInteger[] most = BigInteger.valueOf(whole)
                    .multiply(BigInteger.valueOf(limit))
                    .divideAndRemainder(BigInteger.valueOf(10_000));
            long largest = most[0].longValueExact();

            assertThat(new BasisPoints(limit).allows(largest, whole)).isTrue();
            assertThat(new BasisPoints(limit).allows(largest + 1, whole)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 100000, 0", "15, 100000, 2", "25, 100000, 2", "26, 100000, 3", "400, 3948600, 1"})
    void recorded_shares_are_rounded_half_even(long part, long whole, long rounded) {
        assertThat(BasisPoints.rounded(part, whole)).isEqualTo(rounded);
    }

    // Money

    @ParameterizedTest
    @CsvSource({
        "400000, 3325156, 1330062",
        "200000, 3325156, 665031",
        "70000, 3325156, 232761",
        "500000, 3325156, 1662578",
        "1000000, 4294967295, 4294967295",
        "1, 500000, 0",
        "1, 500001, 1",
        "1, 1500000, 2",
        "1, 2500000, 2",
        "1000000000000, 4294967295, 4294967295000000"
    })
    void a_premium_is_rounded_half_even_once(long perKilogram, long fine, long premium) {
        assertThat(new PremiumRate(new Money(perKilogram, "USD")).on(new FineMass(fine)))
                .isEqualTo(new Money(premium, "USD"));
    }

    @Test
    void a_rate_beyond_what_can_be_written_down_is_no_rate() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PremiumRate(new Money(1_000_000_000_001L, "COP")));
    }

    @Test
    void an_amount_in_another_currency_is_rounded_half_even() {
        for (int i = 0; i < ROUNDS; i++) {
            long minor = upTo(1_000_000_000L);
            BigDecimal rate = BigDecimal.valueOf(1 + upTo(9_999_999_999L), 6);

            Money received = new Money(minor, "USD").at(new ExchangeRate(rate), "COP");

            BigDecimal error = BigDecimal.valueOf(received.minor())
                    .subtract(BigDecimal.valueOf(minor).multiply(rate))
                    .abs();
            assertThat(error).isLessThanOrEqualTo(BigDecimal.valueOf(5, 1));
        }
        assertThat(new Money(5, "USD").at(ExchangeRate.parse("0.500000"), "EUR").minor())
                .isEqualTo(2);
        assertThat(new Money(7, "USD").at(ExchangeRate.parse("0.500000"), "EUR").minor())
                .isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"usd", "US", "USDX", "U1D", "ÜSD", ""})
    void a_currency_is_three_capital_letters(String currency) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, currency));
    }

    @Test
    void money_of_two_currencies_is_not_added() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, "USD").plus(new Money(1, "COP")));
        assertThat(new Money(1, "USD").plus(new Money(2, "USD"))).isEqualTo(new Money(3, "USD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.000000", "0.000001", "4000.123456", "999999999.999999"})
    void a_rate_has_six_places(String text) {
        assertThat(ExchangeRate.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.0",
                "1.0000000",
                "0.000000",
                "-1.000000",
                "+1.000000",
                "01.000000",
                ".100000",
                "1,000000",
                "1.00000x",
                "1e3.000000",
                "1000000000.000000",
                "٣.000000"
            })
    void a_rate_in_another_form_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ExchangeRate.parse(text));
    }
}
