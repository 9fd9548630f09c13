package org.capaz.gateway.buyer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.assessment.Affiliation.ModuleResult;
import org.capaz.ledger.assessment.AttestationNotice;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.lot.Assay;
import org.capaz.ledger.payment.ObligationBalance;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.premium.Obligation;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.status.CertificateStatus;

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
        return time(Instant.ofEpochSecond(second));
    }

    String time(Instant moment) {
        return MINUTE.format(moment);
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

    String material(Material material) {
        return switch (material) {
            case FREE_GOLD -> of("oro libre", "free gold");
            case DORE -> of("barra doré", "doré bar");
            case SELECTED_ORE -> of("mineral seleccionado", "selected ore");
            case CONCENTRATE -> of("concentrado", "concentrate");
            case SPONGE -> of("esponja", "sponge");
            case REFINED -> of("oro refinado", "refined gold");
        };
    }

    String method(Assay.Method method) {
        return switch (method) {
            case FIRE -> of("ensayo al fuego", "fire assay");
            case XRF -> of("fluorescencia de rayos X", "X-ray fluorescence");
            case UMPIRE -> of("tercer laboratorio (árbitro)", "umpire laboratory");
            case TOUCHSTONE -> of("piedra de toque", "touchstone");
        };
    }

    String role(PartyRole role) {
        return switch (role) {
            case AMP -> of("productor", "producer");
            case AGGREGATOR -> of("acopiador", "aggregator");
            case TRADER -> of("comercializador", "trader");
            case CARRIER -> of("transportador", "carrier");
            case LABORATORY -> of("laboratorio", "laboratory");
            case REFINER -> of("refinador", "refiner");
            case BUYER -> of("comprador", "buyer");
            case SCHEME -> of("esquema", "scheme");
            case ASSESSOR -> of("evaluador", "assessor");
            case AUDITOR -> of("auditor", "auditor");
            case PAYER -> of("pagador de la prima", "premium payer");
        };
    }

    String state(CertificateStatus.State state) {
        return switch (state) {
            case ISSUED -> of("EMITIDA", "ISSUED");
            case SUSPENDED -> of("SUSPENDIDA", "SUSPENDED");
            case REVOKED -> of("REVOCADA", "REVOKED");
            case FROZEN -> of("ENTREGADA", "DELIVERED");
            case ENDED -> of("TERMINADA", "ENDED");
        };
    }

    String affiliation(Affiliation.State state) {
        return switch (state) {
            case AFFILIATED -> of("afiliado", "affiliated");
            case CANDIDATE -> of("candidato", "candidate");
            case SUSPENDED -> of("suspendido", "suspended");
            case EXPIRED -> of("vencido", "expired");
            case REGISTERED -> of("inscrito", "registered");
            case LAPSED -> of("caducado", "lapsed");
            case DISENGAGED -> of("desvinculado", "disengaged");
        };
    }

    String result(ModuleResult.Result result) {
        return switch (result) {
            case FULFILLED -> of("cumplido", "fulfilled");
            case NOT_FULFILLED -> of("no cumplido", "not fulfilled");
            case CONTROLLED -> of("controlado", "controlled");
            case NOT_CONTROLLED -> of("no controlado", "not controlled");
            case PROGRESSING -> of("en progreso", "progressing");
            case NOT_ASSESSED -> of("no evaluado", "not assessed");
        };
    }

    /** Who stated a result; a producer's own statement is only "reported" (I34). */
    String word(ModuleResult.Word word) {
        return switch (word) {
            case REPORTED -> of("reportado por el productor", "reported by the producer");
            case SECOND_PARTY -> of("verificado por segunda parte", "verified by second party");
            case THIRD_PARTY -> of("verificado por tercera parte", "verified by third party");
        };
    }

    /** The state of an obligation. */
    String owed(Obligation.Stage stage, ObligationBalance.State state, boolean overdue) {
        String known = switch (state) {
            case PROVISIONAL -> of("provisional", "provisional");
            case DUE -> of("por pagar", "due");
            // Money that came outweighs the decision not to pay, so the state of such an obligation is not CANCELLED.
            case PARTIALLY_CONFIRMED ->
                stage == Obligation.Stage.CANCELLED
                        ? of(
                                "cancelada, pero el productor confirmó un pago",
                                "cancelled, but the producer confirmed a payment")
                        : of("confirmada en parte", "confirmed in part");
            case CONFIRMED -> of("confirmada", "confirmed");
            case DISPUTED -> of("con un pago en disputa", "a payment is disputed");
            case CANCELLED -> of("cancelada", "cancelled");
        };
        return overdue ? known + of(", vencida", ", overdue") : known;
    }

    /** What is to be said of a payment that is not simply confirmed. */
    Optional<String> payment(Payment.State state) {
        return switch (state) {
            case CONFIRMED -> Optional.empty();
            case DECLARED ->
                Optional.of(of(
                        "anunciada; el productor aún tiene plazo para responder",
                        "announced; the producer still has time to answer"));
            case UNCONFIRMED -> Optional.of(of("anunciada, sin confirmar", "announced, not confirmed"));
            case SHORT ->
                Optional.of(of(
                        "llegó menos de lo anunciado, según el productor",
                        "less arrived than was announced, as the producer states"));
            case DISPUTED ->
                Optional.of(of(
                        "el productor lo niega: no llegó o no era para él",
                        "the producer disputes it: not arrived, or not meant for it"));
            case REVERSED ->
                Optional.of(of(
                        "devuelta por el banco al pagador, según declara el pagador",
                        "returned by the bank to the payer, as the payer states"));
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

    String flag(Flag.Kind kind) {
        return switch (kind) {
            case LATE -> of("registrado tarde", "recorded late");
            case RED_FLAG -> of("alerta roja", "red flag");
            case DISPUTE -> of("en disputa", "in dispute");
            case HOLD -> of("retenido", "on hold");
            case GRIEVANCE -> of("queja", "grievance");
        };
    }
}
