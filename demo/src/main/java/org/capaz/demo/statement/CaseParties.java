// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Defect;
import org.capaz.demo.casefolder.InvalidRows;
import org.capaz.demo.casefolder.Row;
import org.capaz.demo.message.CaseMessage;
import org.capaz.demo.secret.MemberSecrets;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;

/** The parties of a case: the member each belongs to, the officers who sign for it, and what it keeps off the ledger. */
public final class CaseParties {
    private final CaseFolder folder;
    private final MemberSecrets secrets;
    private final Function<String, String> mspOfMember;

    public CaseParties(CaseFolder folder, MemberSecrets secrets, Function<String, String> mspOfMember) {
        this.folder = folder;
        this.secrets = secrets;
        this.mspOfMember = mspOfMember;
    }

    public List<String> members() {
        return folder.rows("members.csv").stream()
                .map(member -> member.text("member"))
                .toList();
    }

    MspId msp(String member) {
        return new MspId(mspOfMember.apply(member));
    }

    public String memberOf(String party) {
        return folder.rows("parties.csv", "party", party).getFirst().text("member");
    }

    /** @param owner of an officer's key: a party, or a member itself */
    String memberOfOwner(String owner) {
        return folder.rows("members.csv", "member", owner).isEmpty() ? memberOf(owner) : owner;
    }

    /** Always present: a member without a registrar is a defect of the folder. */
    public Row registrar(String member) {
        return officers(member)
                .filter(officer -> officer.list("roles").contains("REGISTRAR"))
                .findFirst()
                .orElseThrow();
    }

    /** The officer of an owner that is registered before all others of it. */
    Optional<String> firstOfficer(String owner) {
        return officers(owner).map(officer -> officer.text("officer")).findFirst();
    }

    /** One registrar of each of the members, by the officer's name. */
    List<String> registrarsOf(List<String> members) {
        return members.stream().map(member -> registrar(member).text("officer")).toList();
    }

    /** @param row what is to be signed */
    String officer(Row row, String party, String role) {
        return officers(party)
                .filter(officer -> officer.list("roles").contains(role))
                .map(officer -> officer.text("officer"))
                .findFirst()
                .orElseThrow(() -> unsignable(
                        row,
                        CaseMessage.OWNER_LACKS_OFFICER_WITH_ROLE
                                .with("owner", Argument.id(party))
                                .and("role", Argument.id(role))));
    }

    /** @param row what is to be signed */
    List<String> twoOfficers(Row row, String party, List<String> roles) {
        List<String> officers = officers(party)
                .filter(officer -> officer.list("roles").stream().anyMatch(roles::contains))
                .map(officer -> officer.text("officer"))
                .limit(2)
                .toList();
        if (officers.size() < 2) {
            throw unsignable(
                    row,
                    CaseMessage.OWNER_LACKS_TWO_OFFICERS
                            .with("owner", Argument.id(party))
                            .and("roles", Argument.ids(roles)));
        }
        return officers;
    }

    /** An officer's public key: DER SubjectPublicKeyInfo. */
    byte[] spki(Row officer) {
        return Base64Url.decode(secrets.spki(memberOfOwner(officer.text("owner")), officer.text("officer")));
    }

    /** The keyed reference of a miner. */
    MinerRef miner(String number) {
        return secrets.miner(number);
    }

    /** The salted hash of a cell, whose text and salt stay with the party's member. */
    String hash(String party, Row row, String column) {
        return hash(party, row, column, Json.text(row.text(column)));
    }

    /** The salted hash of a value made of several rows; it is kept under the given row and column. */
    String hash(String party, Row row, String column, Json value) {
        return secrets.commitment(memberOf(party), row, column, value);
    }

    private Stream<Row> officers(String owner) {
        return folder.rows("officers.csv", "owner", owner).stream();
    }

    private static InvalidRows unsignable(Row row, Sentence because) {
        return new InvalidRows(List.of(new Defect(row.file(), row.number(), "", because)));
    }
}
