package org.capaz.gateway.scan;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.capaz.ledger.assessment.Affiliation.ModuleResult;
import org.capaz.ledger.assessment.AttestationNotice;
import org.capaz.ledger.premium.Payment;

/** The page's two languages, of equal rank, and how each writes masses, shares, money and times. */
enum Words {
    ES,
    EN;

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    static Words of(String code) {
        return code.toLowerCase(Locale.ROOT).startsWith("en") ? EN : ES;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    Words other() {
        return this == ES ? EN : ES;
    }

    /** The one that this language needs. */
    String of(String es, String en) {
        return this == ES ? es : en;
    }

    /** 1 090.625 g. */
    String grams(long milligrams) {
        return thousands(milligrams / 1000) + decimal() + String.format(Locale.ROOT, "%03d", milligrams % 1000) + " g";
    }

    /** 872.50 ‰. */
    String fineness(long hundredthsPerMille) {
        return hundredthsPerMille / 100 + decimal() + String.format(Locale.ROOT, "%02d", hundredthsPerMille % 100)
                + " ‰";
    }

    /** 32.8 %, rounded down. */
    String share(long part, long whole) {
        long perMille = whole == 0 ? 0 : Math.multiplyExact(part, 1000L) / whole;
        return perMille / 10 + decimal() + perMille % 10 + " %";
    }

    /** USD 4 356.14. */
    String money(long minor, String currency) {
        return currency + " " + thousands(minor / 100) + decimal() + String.format(Locale.ROOT, "%02d", minor % 100);
    }

    String time(long second) {
        return MINUTE.format(Instant.ofEpochSecond(second));
    }

    private String decimal() {
        return this == ES ? "," : ".";
    }

    /** Groups of three with a narrow no-break space, as both languages may write it. */
    private static String thousands(long value) {
        String digits = Long.toString(value);
        var grouped = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                grouped.append('\u202f');
            }
            grouped.append(digits.charAt(i));
        }
        return grouped.toString();
    }

    /** Then controlled, now not controlled. */
    String thenAndNow(String then, String now) {
        return of("al emitir ", "at issue ") + then + of("; ahora ", "; now ") + now;
    }

    String material(String code) {
        return switch (code) {
            case "FREE_GOLD" -> of("oro libre", "free gold");
            case "DORE" -> of("barra doré", "doré bar");
            case "SELECTED_ORE" -> of("mineral seleccionado", "selected ore");
            case "CONCENTRATE" -> of("concentrado", "concentrate");
            case "SPONGE" -> of("esponja", "sponge");
            case "REFINED" -> of("oro refinado", "refined gold");
            default -> code;
        };
    }

    String method(String code) {
        return switch (code) {
            case "FIRE" -> of("ensayo al fuego", "fire assay");
            case "XRF" -> of("fluorescencia de rayos X", "X-ray fluorescence");
            case "UMPIRE" -> of("tercer laboratorio (árbitro)", "umpire laboratory");
            case "TOUCHSTONE" -> of("piedra de toque", "touchstone");
            default -> code;
        };
    }

    String role(String code) {
        return switch (code) {
            case "AMP" -> of("productor", "producer");
            case "AGGREGATOR" -> of("acopiador", "aggregator");
            case "TRADER" -> of("comercializador", "trader");
            case "CARRIER" -> of("transportador", "carrier");
            case "LABORATORY" -> of("laboratorio", "laboratory");
            case "REFINER" -> of("refinador", "refiner");
            case "BUYER" -> of("comprador", "buyer");
            case "SCHEME" -> of("esquema", "scheme");
            case "ASSESSOR" -> of("evaluador", "assessor");
            case "AUDITOR" -> of("auditor", "auditor");
            case "PAYER" -> of("pagador de la prima", "premium payer");
            default -> code;
        };
    }

    String affiliation(String code) {
        return switch (code) {
            case "AFFILIATED" -> of("afiliado", "affiliated");
            case "CANDIDATE" -> of("candidato", "candidate");
            case "SUSPENDED" -> of("suspendido", "suspended");
            case "EXPIRED" -> of("vencido", "expired");
            case "REGISTERED" -> of("registrado", "registered");
            case "LAPSED" -> of("caducado", "lapsed");
            case "DISENGAGED" -> of("desvinculado", "disengaged");
            default -> code;
        };
    }

    String result(String code) {
        return switch (code) {
            case "FULFILLED" -> of("cumplido", "fulfilled");
            case "NOT_FULFILLED" -> of("no cumplido", "not fulfilled");
            case "CONTROLLED" -> of("controlado", "controlled");
            case "NOT_CONTROLLED" -> of("no controlado", "not controlled");
            case "PROGRESSING" -> of("en progreso", "progressing");
            case "NOT_ASSESSED" -> of("no evaluado", "not assessed");
            default -> code;
        };
    }

    /** Who stands behind a result; a producer's own word is only "reported" (I34). */
    String word(ModuleResult.Word word) {
        return switch (word) {
            case REPORTED -> of("reportado por el productor", "reported by the producer");
            case SECOND_PARTY -> of("verificado por segunda parte", "verified by second party");
            case THIRD_PARTY -> of("verificado por tercera parte", "verified by third party");
        };
    }

    /** What is to be said of a payment that is not simply confirmed. */
    Optional<String> payment(Payment.State state) {
        return switch (state) {
            case CONFIRMED -> Optional.empty();
            case DECLARED ->
                Optional.of(of(
                        "anunciado; el productor aún tiene plazo para responder",
                        "announced; the producer still has time to answer"));
            case UNCONFIRMED -> Optional.of(of("anunciado, no confirmado", "announced, not confirmed"));
            case SHORT ->
                Optional.of(of(
                        "llegó menos de lo anunciado, según el productor",
                        "less arrived than was announced, as the producer states"));
            case DISPUTED ->
                Optional.of(of("el productor dice que no llegó", "the producer says that it did not arrive"));
            case REVERSED -> Optional.of(of("devuelto por el banco al pagador", "returned by the bank to the payer"));
        };
    }

    String attestation(AttestationNotice what) {
        return switch (what) {
            case CONTESTED -> of("un resultado está impugnado", "a result is contested");
            case ACCREDITATION_WITHDRAWN ->
                of("quien evaluó ya no está acreditado", "who assessed it is no longer accredited");
            case EXPIRED -> of("un resultado venció", "a result has expired");
            case SUPERSEDED -> of("un resultado fue corregido", "a result was corrected");
            case REVOKED -> of("quien evaluó retiró un resultado", "who assessed it has taken a result back");
        };
    }

    String flag(String code) {
        return switch (code) {
            case "LATE" -> of("registrado tarde", "recorded late");
            case "RED_FLAG" -> of("señal de alerta", "red flag");
            case "DISPUTE" -> of("en disputa", "in dispute");
            case "HOLD" -> of("retenido", "on hold");
            case "GRIEVANCE" -> of("queja", "grievance");
            default -> code;
        };
    }
}
