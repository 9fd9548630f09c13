// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.gateway.projection.ReadModel;
import org.capaz.gateway.projection.Sight;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;

/**
 * How a family's records are read over HTTP.
 *
 * @param path its list is at {@code /v1/} and this; one record at the same, a slash and the parts of its key
 * @param parts what the parts of a record's key are, with slashes between
 * @param name the member of a list's answer that holds the entries
 * @param one the member that holds one record's
 * @param tag the chapter of the description
 * @param summary what the list tells
 * @param beside families whose records stand beside its own
 * @param shown what is told of a record
 */
public record Listing(
        String path,
        String parts,
        String name,
        String one,
        Family family,
        String tag,
        String summary,
        Set<Family> beside,
        Telling shown) {

    /** What is told of a record to whom it is shown. */
    public interface Telling {
        Json.Obj of(Fact fact, ProjectedLedgerState ledger, Sight sight);
    }

    public Listing {
        beside = Set.copyOf(beside);
    }

    Listing(String path, String parts, String name, String one, Family family, String tag, String summary) {
        this(path, parts, name, one, family, tag, summary, Set.of(), (fact, ledger, sight) -> fact.withPlace());
    }

    Listing showing(Telling how, Family... alongside) {
        return new Listing(path, parts, name, one, family, tag, summary, Set.of(alongside), how);
    }

    /** What the parts of a record's key are, in their order. */
    public List<String> slots() {
        return List.of(parts.split("/", -1));
    }

    /** The address of one record, with a slot for each part of its key. */
    String pathOfOne() {
        return path + slots().stream().map(slot -> "/{" + slot + "}").collect(Collectors.joining());
    }

    /** By what the list can be narrowed. */
    public List<ReadModel.Member> members() {
        return ReadModel.of(family).orElseThrow().members();
    }

    /** Whether an auditor can be shown something of it: what was opened, or the grant that opened it. */
    boolean isAudited() {
        return family == Family.AUDIT_GRANT
                || ReadModel.of(family).orElseThrow().isAudited();
    }

    /** All parameters that the list takes. */
    Set<String> parameters() {
        Set<String> all = new TreeSet<>(Set.of("after", "asOf", "height", "limit", "total"));
        members().forEach(member -> all.add(member.name()));
        return all;
    }
}
