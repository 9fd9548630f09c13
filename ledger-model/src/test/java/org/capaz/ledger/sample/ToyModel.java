// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What should happen on a toy network of three lots, two custodians and two premiums, written from the domain's text and
 * not from the ledger's code: who may do what next, and how things stand then.
 */
public final class ToyModel {
    /** Where a lot is. */
    public enum Place {
        HELD,
        OFFERED,
        MOVING,
        WEIGHED,
        GONE
    }

    /** Where a payment stands. */
    public enum Answer {
        OPEN,
        ARRIVED,
        MISSING,
        TAKEN_BACK
    }

    private static final class Lot {
        private Place place = Place.HELD;
        private String custodian = "AGG-01";
        private boolean sealed = true;
        private boolean stopped;
        private boolean certified;

        private boolean free(String actor) {
            return place == Place.HELD && custodian.equals(actor) && !stopped;
        }
    }

    private static final class Payment {
        private final String payee;
        private final long cents;
        private Answer answer = Answer.OPEN;

        private Payment(String payee, long cents) {
            this.payee = payee;
            this.cents = cents;
        }
    }

    private final Map<String, Lot> lots = new TreeMap<>();
    private final Map<String, Long> owed = new TreeMap<>();
    private final Map<String, Payment> payments = new TreeMap<>();

    public ToyModel(List<String> lots, Map<String, Long> owed) {
        lots.forEach(lot -> this.lots.put(lot, new Lot()));
        this.owed.putAll(owed);
    }

    /** The other of the two custodians. */
    public static String other(String custodian) {
        return custodian.equals("AGG-01") ? "TRD-01" : "AGG-01";
    }

    /** Would the ledger have to accept this? If so, it has happened here too. */
    public boolean lot(String actor, String what, String id) {
        Lot lot = lots.get(id);
        boolean mine = lot.custodian.equals(actor);
        boolean mayDo = switch (what) {
            case "offer", "certify" -> lot.free(actor) && lot.sealed && !(what.equals("certify") && lot.certified);
            case "dispatch" -> lot.place == Place.OFFERED && mine && !lot.stopped;
            case "cancel" -> lot.place == Place.OFFERED;
            case "receive" -> lot.place == Place.MOVING && !mine;
            case "accept" -> lot.place == Place.WEIGHED && !mine && !lot.stopped;
            case "hold" -> lot.place != Place.GONE && !lot.stopped;
            case "release" -> lot.stopped;
            case "open" -> lot.free(actor) && lot.sealed;
            case "seal" -> lot.free(actor) && !lot.sealed;
            default -> lot.free(actor); // deliver, lose
        };
        if (mayDo) {
            happened(lot, what);
        }
        return mayDo;
    }

    private void happened(Lot lot, String what) {
        switch (what) {
            case "offer" -> lot.place = Place.OFFERED;
            case "dispatch" -> lot.place = Place.MOVING;
            case "receive" -> lot.place = Place.WEIGHED;
            case "cancel" -> lot.place = Place.HELD;
            case "accept" -> {
                lot.place = Place.HELD;
                lot.custodian = other(lot.custodian);
            }
            case "hold", "release" -> lot.stopped = what.equals("hold");
            case "certify" -> lot.certified = true;
            case "seal" -> lot.sealed = true;
            case "open" -> {
                lot.sealed = false;
                lot.certified = false;
            }
            default -> {
                lot.place = Place.GONE;
                lot.certified = false;
            }
        }
    }

    /** Both lots become one new bar. */
    public boolean melt(String actor, String one, String two, String bar) {
        if (one.equals(two) || !lots.get(one).free(actor) || !lots.get(two).free(actor)) {
            return false;
        }
        happened(lots.get(one), "melt");
        happened(lots.get(two), "melt");
        Lot cast = new Lot();
        cast.custodian = actor;
        cast.sealed = false;
        lots.put(bar, cast);
        return true;
    }

    public boolean announce(String payment, String payee, long cents) {
        long declared = payments.values().stream()
                .filter(known -> known.payee.equals(payee) && known.answer != Answer.TAKEN_BACK)
                .mapToLong(known -> known.cents)
                .sum();
        boolean fits = declared + cents <= owed.get(payee);
        if (fits) {
            payments.put(payment, new Payment(payee, cents));
        }
        return fits;
    }

    /** The payee's word, or the payer's that the bank sent it back. */
    public boolean answer(String payment, Answer answer) {
        Payment known = payments.get(payment);
        boolean mayDo = known != null
                && (answer == Answer.TAKEN_BACK
                        ? known.answer == Answer.OPEN || known.answer == Answer.MISSING
                        : known.answer == Answer.OPEN);
        if (mayDo) {
            known.answer = answer;
        }
        return mayDo;
    }

    public List<String> lots() {
        return List.copyOf(lots.keySet());
    }

    public List<String> payments() {
        return List.copyOf(payments.keySet());
    }

    public String payee(String payment) {
        return payments.get(payment).payee;
    }

    public String custodian(String lot) {
        return lots.get(lot).custodian;
    }

    public boolean gone(String lot) {
        return lots.get(lot).place == Place.GONE;
    }

    public boolean certified(String lot) {
        return lots.get(lot).certified;
    }
}
