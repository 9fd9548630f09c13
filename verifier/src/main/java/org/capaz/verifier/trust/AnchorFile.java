// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.trust;

import static org.capaz.verifier.verdict.Code.E_ANCHOR;

import java.security.cert.CRLException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.CheckedBase64;

/** {@code anchor.json}: how an {@link Anchor} is written and read back. */
final class AnchorFile {
    private AnchorFile() {}

    static Anchor read(byte[] json) {
        try {
            var fields = Fields.of(CanonicalJson.parseCanonicalObject(CanonicalJson.decode(json)));
            Anchor.Form form = fields.parsed("format", Anchor.Form::parse);
            boolean second = form == Anchor.Form.SECOND;
            var anchor = new Anchor(
                    form,
                    fields.quantity("version", Math::toIntExact),
                    fields.optionalText("previous"),
                    fields.text("channel"),
                    fields.text("genesis"),
                    fields.parsed("consensus", Anchor.Consensus::parse),
                    fields.bool("timeAttested"),
                    fields.integer("maxSkew"),
                    fields.quantity("minOrgs", Math::toIntExact),
                    fields.integer("statusMaxAge"),
                    second ? fields.integer("heartbeat") : Anchor.DAILY_HEARTBEAT_SECONDS,
                    second ? fields.optionalText("labelHost") : Optional.empty(),
                    fields.objects("orgs", AnchorFile::readMember),
                    fields.objects("definitions", AnchorFile::readDefinition),
                    fields.objects("consenters", AnchorFile::readConsenter),
                    readOrdererRoots(fields));
            if (fields.optionalText("log").isPresent()) {
                throw new CheckFailed(E_ANCHOR, VerdictMessage.ANCHOR_LOG_NOT_IN_USE.sentence());
            }
            fields.end();
            return anchor;
        } catch (JsonException e) {
            throw CheckFailed.unread(E_ANCHOR, e);
        }
    }

    static byte[] bytes(Anchor anchor) {
        Json.Obj object = Json.object()
                .with("format", anchor.form().written())
                .with("version", anchor.version())
                .with("previous", Json.orNull(anchor.previous().orElse(null)))
                .with("channel", anchor.channel())
                .with("genesis", anchor.genesis())
                .with("consensus", anchor.consensus().written())
                .with("timeAttested", anchor.timeAttested())
                .with("maxSkew", anchor.maxSkew())
                .with("minOrgs", anchor.minOrgs())
                .with("statusMaxAge", anchor.statusMaxAge())
                .with("orgs", anchor.members().stream().map(AnchorFile::json).toList())
                .with(
                        "definitions",
                        anchor.definitions().stream().map(AnchorFile::json).toList())
                .with(
                        "consenters",
                        anchor.consenters().stream().map(AnchorFile::json).toList())
                .with(
                        "ordererOrgs",
                        anchor.ordererRoots().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(entry -> Json.object()
                                        .with("mspId", entry.getKey())
                                        .with("roots", certificates(entry.getValue())))
                                .toList())
                .with("log", Json.NULL);
        return CanonicalJson.bytes(
                anchor.form() == Anchor.Form.FIRST
                        ? object
                        : object.with("heartbeat", anchor.heartbeat())
                                .with(
                                        "labelHost",
                                        Json.orNull(anchor.labelHost().orElse(null))));
    }

    private static Member readMember(Fields fields) {
        return new Member(
                fields.text("mspId"),
                fields.text("name"),
                fields.bool("operator"),
                fields.texts("roots", AnchorFile::certificate),
                fields.texts("intermediates", AnchorFile::certificate),
                fields.texts("crls", AnchorFile::crl),
                fields.text("peerOu"),
                fields.optionalParsed("peerCa", AnchorFile::certificate),
                fields.texts("gateways", text -> text),
                number(fields.optionalInteger("until")));
    }

    /** Without an end while it has none: an anchor of members that all stay reads as it did before any left. */
    private static Json.Obj json(Member member) {
        Json.Obj organisation = Json.object()
                .with("mspId", member.mspId())
                .with("name", member.name())
                .with("operator", member.operator())
                .with("roots", certificates(member.roots()))
                .with("intermediates", certificates(member.intermediates()))
                .with("crls", member.crls().stream().map(AnchorFile::json).toList())
                .with("peerOu", member.peerOu())
                .with("peerCa", member.peerCa().<Json>map(AnchorFile::json).orElse(Json.NULL))
                .with("gateways", Json.texts(member.gateways()));
        return member.until().isPresent()
                ? organisation.with("until", member.until().getAsLong())
                : organisation;
    }

    private static ChaincodeDefinition readDefinition(Fields fields) {
        var policy = fields.object("issuePolicy");
        var definition = new ChaincodeDefinition(
                fields.text("cc"),
                fields.text("version"),
                new Version(fields.integer("block"), fields.integer("tx")),
                policy.quantity("n", Math::toIntExact),
                policy.texts("orgs", text -> text));
        policy.end();
        return definition;
    }

    private static Json.Obj json(ChaincodeDefinition definition) {
        return Json.object()
                .with("cc", definition.chaincode())
                .with("version", definition.version())
                .with("block", definition.place().block())
                .with("tx", definition.place().tx())
                .with(
                        "issuePolicy",
                        Json.object()
                                .with("n", definition.issueSignatures())
                                .with("orgs", Json.texts(definition.issueOrganisations())));
    }

    private static Consenter readConsenter(Fields fields) {
        return new Consenter(
                fields.integer("id"),
                fields.text("mspId"),
                fields.parsed("cert", AnchorFile::certificate),
                number(fields.optionalInteger("from")),
                number(fields.optionalInteger("until")));
    }

    private static OptionalLong number(Optional<Long> read) {
        return read.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** Without the times that it does not have: an anchor of orderers that never changed reads as it did before there were any. */
    private static Json.Obj json(Consenter consenter) {
        Json.Obj node = Json.object()
                .with("id", consenter.id())
                .with("mspId", consenter.mspId())
                .with("cert", json(consenter.certificate()));
        if (consenter.from().isPresent())
            node = node.with("from", consenter.from().getAsLong());
        if (consenter.until().isPresent())
            node = node.with("until", consenter.until().getAsLong());
        return node;
    }

    private static Map<String, List<X509Certificate>> readOrdererRoots(Fields fields) {
        var roots = new HashMap<String, List<X509Certificate>>();
        fields.objects("ordererOrgs", org -> Map.entry(org.text("mspId"), org.texts("roots", AnchorFile::certificate)))
                .forEach(org -> roots.put(org.getKey(), org.getValue()));
        return roots;
    }

    private static X509Certificate certificate(String base64) {
        return Certificates.fromDer(CheckedBase64.decode(base64))
                .orElseThrow(() -> new InvalidValue(VerdictMessage.X509_CERTIFICATE_NOT_VALID.sentence()));
    }

    private static X509CRL crl(String base64) {
        return Certificates.crlFromDer(CheckedBase64.decode(base64))
                .orElseThrow(() -> new InvalidValue(VerdictMessage.X509_REVOCATION_LIST_NOT_VALID.sentence()));
    }

    private static List<Json> certificates(List<X509Certificate> certificates) {
        return certificates.stream().map(AnchorFile::json).toList();
    }

    private static Json json(X509Certificate certificate) {
        try {
            return base64(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was decoded has its encoding", e);
        }
    }

    private static Json json(X509CRL crl) {
        try {
            return base64(crl.getEncoded());
        } catch (CRLException e) {
            throw new IllegalStateException("a revocation list that was decoded has its encoding", e);
        }
    }

    private static Json base64(byte[] der) {
        return Json.text(Base64.getEncoder().encodeToString(der));
    }
}
