// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.InvalidRows;
import org.capaz.demo.casefolder.Row;
import org.capaz.demo.secret.MemberSecrets;
import org.capaz.ledger.identity.Digest;

/**
 * Turns a case's rows into statements, in the order of their times. The classes behind it know the command of every
 * kind and who signs it, and no rules: a statement that a rule of the ledger refuses is made all the same, so that the ledger
 * refuses it.
 */
public final class CaseStatements {
    private CaseStatements() {}

    /**
     * The statements of a case; {@link InvalidRows} names all rows of which none can be made.
     *
     * @param genesis the network's genesis hash: the same case on another network is another set of statements
     */
    public static List<CaseStatement> of(
            CaseFolder folder,
            CaseDays days,
            MemberSecrets secrets,
            Function<String, String> mspOfMember,
            String genesis) {
        var parties = new CaseParties(folder, secrets, mspOfMember);
        var writer = new StatementWriter(parties);
        // Statements of the same time keep this order, and within it the order of the rows.
        new RegistrationStatements(folder, days, parties, writer).write();
        new AgreementStatements(folder, days, writer).write();
        new AssessmentStatements(folder, days, parties, writer).write();
        new LotStatements(folder, days, parties, writer).write();
        new TransferStatements(folder, days, writer).write();
        new MeltStatements(folder, days, parties, writer).write();
        new SettlementStatements(folder, days, parties, writer).write();
        new PremiumStatements(folder, days, parties, writer).write();
        new CertificateStatements(folder, days, parties, writer, genesis).write();
        return writer.inOrderOfTime();
    }

    /** The client record id of a statement: the same whenever the same row is submitted to the same network (I4). */
    public static String recordId(String genesis, CaseStatement caseStatement) {
        return uuid(genesis, caseStatement.kind(), caseStatement.row()).toString();
    }

    /** The id of the certificate that a row of certificates.csv asks for. */
    public static String certificateId(String genesis, Row row) {
        return uuid(genesis, "certificate", row).toString();
    }

    private static UUID uuid(String genesis, String purpose, Row row) {
        byte[] hash = Digest.sha256(String.join("\n", "capaz/case/v1", genesis, purpose, row.file(), "" + row.number())
                .getBytes(StandardCharsets.UTF_8));
        // The version and variant bits of a random UUID; the rest comes from the hash.
        hash[6] = (byte) ((hash[6] & 0x0f) | 0x40);
        hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
        var bytes = ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
