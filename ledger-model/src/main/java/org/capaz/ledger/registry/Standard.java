// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.VisibleText;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Rule;

/**
 * One version of a standard as data: its requirements, in modules whose numbers mean nothing in another version.
 *
 * <p>Decision 041.
 */
public record Standard(String name, String version, List<Requirement> requirements) {

    /** What must become of a requirement. */
    public enum Gate {
        /** Must be fulfilled. */
        FUL,
        /** Immediate disengagement. */
        IMM,
        /** Mitigate, disengage if that fails. */
        MIT,
        /** Improve. */
        IMP
    }

    /**
     * One item to be met or risk to be controlled.
     *
     * @param hints what typically shows it
     */
    public record Requirement(Code code, int module, String title, Gate gate, Optional<String> hints) {
        static Requirement read(Fields fields) {
            return new Requirement(
                    fields.parsed("code", Code::new),
                    fields.quantity("module", Standard::module),
                    fields.parsed("title", VisibleText::require),
                    fields.parsed("gate", Codes.of(Gate.class)),
                    fields.optionalParsed("hints", VisibleText::require));
        }

        Json.Obj json() {
            Json.Obj record = Json.object()
                    .with("code", code.value())
                    .with("module", module)
                    .with("title", title)
                    .with("gate", gate.name());
            return hints.map(text -> record.with("hints", text)).orElse(record);
        }
    }

    public static Standard read(Fields fields) {
        var standard = new Standard(
                fields.parsed("standard", Standard::label),
                fields.parsed("version", Standard::label),
                fields.objects("requirements", Requirement::read));
        long distinct =
                standard.requirements.stream().map(Requirement::code).distinct().count();
        if (distinct == 0 || distinct < standard.requirements.size()) {
            throw fields.unfit("requirements", Message.CODES_EMPTY_OR_TWICE.sentence());
        }
        return standard;
    }

    /** I30: only what is published is assessed by, accredited for or asked for. */
    public static Checked<Standard> published(String standard, String version, LedgerState ledger) {
        return Checked.present(
                Rule.I30,
                find(ledger, standard, version),
                () -> Message.STANDARD_UNKNOWN
                        .with("standard", Argument.id(standard))
                        .and("version", Argument.id(version)));
    }

    public static Optional<Standard> find(LedgerState ledger, String name, String version) {
        return new Edition(name, version).find(ledger);
    }

    /** By what a standard is named. */
    public record Edition(String name, String version) implements LedgerState.Derived<Optional<Standard>> {
        public Optional<Standard> find(LedgerState ledger) {
            return ledger.derived(this);
        }

        @Override
        public Optional<Standard> from(LedgerState ledger) {
            return ledger.find(LedgerKeys.standard(name, version)).map(Standard::read);
        }
    }

    public Edition edition() {
        return new Edition(name, version);
    }

    /** What must become of that requirement. */
    public Optional<Gate> gate(Code requirement) {
        return requirements.stream()
                .filter(entry -> entry.code().equals(requirement))
                .map(Requirement::gate)
                .findFirst();
    }

    public List<Requirement> of(Gate gate) {
        return requirements.stream().filter(entry -> entry.gate() == gate).toList();
    }

    public List<Requirement> module(int module) {
        return requirements.stream().filter(entry -> entry.module() == module).toList();
    }

    /** What is stated and recorded; {@link #read} reads it. */
    Json.Obj json() {
        return Json.object()
                .with("standard", name)
                .with("version", version)
                .with(
                        "requirements",
                        requirements.stream().map(Requirement::json).toList());
    }

    StateChange event() {
        return new StateChange("StandardPublished", LedgerKeys.standard(name, version), json());
    }

    /** A module number, 1 to 99. */
    public static int module(long number) {
        if (number < 1 || number > 99) {
            throw new InvalidValue(Message.MODULE_OUT_OF_RANGE.with("value", Argument.count(number)));
        }
        return (int) number;
    }

    /** The name or version of a standard, such as CRAFT or 2.1. */
    public static String label(String text) {
        boolean fits = !text.isEmpty() && text.length() <= 20;
        for (int i = 0; fits && i < text.length(); i++) {
            fits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-".indexOf(text.charAt(i)) >= 0;
        }
        if (!fits) {
            throw new InvalidValue(Message.STANDARD_VERSION_NOT_VALID.sentence());
        }
        return text;
    }
}
