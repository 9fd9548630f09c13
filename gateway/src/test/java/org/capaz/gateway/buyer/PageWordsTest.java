// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.buyer.lot.Department;
import org.capaz.gateway.buyer.lot.LotPage;
import org.capaz.gateway.buyer.words.CodeWords;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.premium.Obligation;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.Accreditation;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.LotRecords;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A code of the ledger is for programs: people read words, in their language. */
class PageWordsTest {
    private static final String PAGE = "/c/" + new CertificateId(WorkedCase.CERTIFICATE).shortId() + "?lang=";

    /** Two or more words in capitals with a hyphen or underscore between them, such as BANK-CHARGE. */
    private static final Pattern CODE = Pattern.compile("\\b[A-Z]{2,}(?:[-_][A-Z]{2,})+\\b");

    /** The name of a scheme, as its publisher gave it. */
    private static final String SCHEME = "DEMO-PREMIUM";

    /** Of these the page shows no constant: one chooses a colour, one how a state is worded, one the word for who stated a result. */
    private static final Set<Class<?>> NOT_SHOWN =
            Set.of(LotPage.Emphasis.class, Obligation.Stage.class, Accreditation.Level.class, Department.class);

    @Test
    void every_list_of_codes_that_reaches_a_page_has_words() {
        Set<Class<?>> reached = new LinkedHashSet<>();
        reach(LotPage.class, reached);

        assertThat(reached.stream().filter(Class::isEnum).filter(type -> !NOT_SHOWN.contains(type)))
                .isNotEmpty()
                .isSubsetOf(Stream.of(CodeWords.values()).map(CodeWords::type).toList());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_page_of_the_worked_case_shows_no_code(Language language) {
        Consortium world = Stage.CERTIFIED.world();
        world.agg01().buys(Conduct.purchase()).recorded();
        try (CaseGateway gateway = new CaseGateway(world, "BuyersMSP")) {
            assertThat(codes(gateway, language)).isEmpty();

            world.sch01().suspends(LotRecords.suspension()).recorded();
            gateway.follow();
            assertThat(codes(gateway, language)).isEmpty();
        }
    }

    @Test
    void what_a_bank_kept_is_told_in_words() {
        try (CaseGateway gateway = new CaseGateway(Stage.CERTIFIED.world(), "BuyersMSP")) {
            assertThat(gateway.show(PAGE + "en")).contains("charge of a bank: COP\u00a042\u00a0500.00");
            assertThat(gateway.show(PAGE + "es")).contains("cobro de un banco: COP\u00a042.500,00");
        }
    }

    @Test
    void a_code_that_somebody_made_up_is_shown_as_a_code() {
        Consortium world = Stage.CERTIFIED.world();
        world.sch01()
                .suspends(Body.set(LotRecords.suspension(), "reason", "'OFFICE-FLOODED'"))
                .recorded();
        try (CaseGateway gateway = new CaseGateway(world, "BuyersMSP")) {
            assertThat(gateway.show(PAGE + "en")).contains("another reason, noted as “OFFICE-FLOODED”, according to");
            assertThat(gateway.show(PAGE + "es")).contains("otro motivo, anotado como «OFFICE-FLOODED», según");
        }
    }

    @Test
    void of_a_lot_that_lost_its_seal_only_the_record_has_ended() {
        Consortium world = Stage.CERTIFIED.world();
        String seal = Fields.of(world.record(LedgerKeys.lot(new LotId("LE")))).text("seal");
        world.ref01().opens(LotStory.opening("LE", seal)).recorded();
        try (CaseGateway gateway = new CaseGateway(world, "BuyersMSP")) {
            assertThat(gateway.show(PAGE + "en"))
                    .contains("ENDED", "its seal was taken off. The lot goes on")
                    .doesNotContain("ceased to exist");
            assertThat(gateway.show(PAGE + "es"))
                    .contains("se quitó su precinto. El lote sigue")
                    .doesNotContain("dejó de existir");
        }
    }

    @Test
    void a_lot_that_was_lost_ceased_to_exist() {
        Consortium world = Stage.CERTIFIED.world();
        world.ref01().writesOff(LotStory.loss("LE")).recorded();
        try (CaseGateway gateway = new CaseGateway(world, "BuyersMSP")) {
            assertThat(gateway.show(PAGE + "en"))
                    .contains("The lot ceased to exist at ", ": lost. A label of this lot");
            assertThat(gateway.show(PAGE + "es")).contains("El lote dejó de existir el ", ": perdido.");
        }
    }

    private static List<String> codes(CaseGateway gateway, Language language) {
        return CODE.matcher(text(gateway.show(PAGE + language.tag())))
                .results()
                .map(MatchResult::group)
                .filter(code -> !code.equals(SCHEME))
                .toList();
    }

    /** What stands between the tags. */
    private static String text(String page) {
        return page.replaceAll("(?s)<(style|script).*?</\\1>", "").replaceAll("<[^>]*>", " ");
    }

    /** The types of all components of a record, of its permitted kinds, and of what their lists and options hold. */
    private static void reach(Type type, Set<Class<?>> reached) {
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(argument -> reach(argument, reached));
        } else if (type instanceof Class<?> plain && plain.getName().startsWith("org.capaz.") && reached.add(plain)) {
            if (plain.isRecord()) {
                Stream.of(plain.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .forEach(component -> reach(component, reached));
            }
            if (plain.isSealed()) {
                Stream.of(plain.getPermittedSubclasses()).forEach(kind -> reach(kind, reached));
            }
        }
    }
}
