package org.capaz.verifier.verdict;

/** What a check can find, by the code that every verifier of these formats uses, with a plain sentence for people. */
public enum Code {
    /** The text is not a complete label. */
    E_QR_FORMAT("The text is not a complete label.", "El texto no es una etiqueta completa."),
    /** The label belongs to a network whose trust anchor is not at hand. */
    E_NET_UNKNOWN(
            "The label belongs to a network whose trust anchor is not at hand.",
            "La etiqueta es de una red cuya ancla de confianza no está a mano."),
    /** The facts on the label do not fit together. */
    E_CLAIMS("The facts on the label do not fit together.", "Los datos de la etiqueta no concuerdan entre sí."),
    /** The rules in force at signing are not among those the trust anchor knows. */
    E_DEF_UNKNOWN(
            "The rules in force at signing are not among those the trust anchor knows.",
            "Las reglas vigentes al firmar no están entre las que conoce el ancla de confianza."),
    /** The facts were stated for another channel or contract. */
    E_DOMAIN(
            "The facts were stated for another channel or contract.",
            "Los datos se declararon para otro canal u otro contrato."),
    /** A signer is not known to the anchor or the peer directory; it was not counted. */
    W_SIGNER_UNKNOWN(
            "A signer is not known to the anchor or the peer directory; it was not counted.",
            "Un firmante no figura en el ancla ni en el directorio de nodos; no se contó."),
    /** A signer's key does not come from the organisation it names. */
    E_CHAIN(
            "A signer's key does not come from the organisation it names.",
            "La clave de un firmante no proviene de la organización que nombra."),
    /** A signer is not a peer of its organisation. */
    E_ROLE("A signer is not a peer of its organisation.", "Un firmante no es un nodo de su organización."),
    /** A signer had been revoked by its organisation. */
    E_REVOKED("A signer had been revoked by its organisation.", "Un firmante había sido revocado por su organización."),
    /** A signer's key was not valid at the time of signing. */
    E_CERT_TIME(
            "A signer's key was not valid at the time of signing.",
            "La clave de un firmante no estaba vigente al firmar."),
    /** A signature is not in its one accepted form. */
    E_HIGH_S("A signature is not in its one accepted form.", "Una firma no está en su única forma aceptada."),
    /** A signature does not fit what is signed. */
    E_SIG("A signature does not fit what is signed.", "Una firma no corresponde a lo firmado."),
    /** Too few organisations signed. */
    E_QUORUM("Too few organisations signed.", "Firmaron muy pocas organizaciones."),
    /** The stated time does not fit the clock in use. */
    E_TIME("The stated time does not fit the clock in use.", "La hora declarada no concuerda con el reloj en uso."),
    /** The validity of the record is over. */
    E_EXPIRED("The validity of the record is over.", "La vigencia de la constancia terminó."),
    /** Compare seal and mass with the parcel in your hands. */
    N_COMPARE(
            "Compare seal and mass with the parcel in your hands.",
            "Compare el precinto y la masa con el paquete que tiene en las manos."),

    /** The web address on the label leads to another record; trust only what was checked here. */
    N_ADDRESS(
            "The web address on the label leads to another record; trust only what was checked here.",
            "La dirección web de la etiqueta lleva a otra constancia; confíe solo en lo comprobado aquí."),

    /** The status list is not the one that was signed. */
    E_STATUS_DIGEST("The status list is not the one that was signed.", "La lista de estados no es la que se firmó."),
    /** The status list is too old or does not cover this record. */
    E_STATUS_STALE(
            "The status list is too old or does not cover this record.",
            "La lista de estados es demasiado antigua o no cubre esta constancia."),
    /** The record is listed as no longer issued. */
    N_NOT_ISSUED("The record is listed as no longer issued.", "La constancia figura como ya no emitida."),

    /** The bytes are not in strict Fabric form. */
    E_PROTO("The bytes are not in strict Fabric form.", "Los bytes no están en la forma estricta de Fabric."),
    /** The answer is not one endorsed query. */
    E_ENV("The answer is not one endorsed query.", "La respuesta no es una única consulta refrendada."),
    /** The answer is from another channel. */
    E_CHANNEL("The answer is from another channel.", "La respuesta es de otro canal."),
    /** The transaction id does not fit its nonce and creator. */
    E_TXID(
            "The transaction id does not fit its nonce and creator.",
            "El identificador de la transacción no corresponde a su nonce y su autor."),
    /** The answer does not belong to its question. */
    E_PROPHASH("The answer does not belong to its question.", "La respuesta no corresponde a su pregunta."),
    /** The answer is from another contract. */
    E_CC("The answer is from another contract.", "La respuesta es de otro contrato."),
    /** The answer is to another question. */
    E_ARGS("The answer is to another question.", "La respuesta es a otra pregunta."),
    /** The answer is not of the agreed form. */
    E_RESPONSE("The answer is not of the agreed form.", "La respuesta no tiene la forma acordada."),
    /** The answer does not carry the challenge of this request. */
    E_CHALLENGE(
            "The answer does not carry the challenge of this request.",
            "La respuesta no lleva el reto de esta consulta."),
    /** The answer touches keys that a query must not touch. */
    E_WRITES(
            "The answer touches keys that a query must not touch.",
            "La respuesta toca claves que una consulta no debe tocar."),
    /** The answer does not show where the record stands on the ledger. */
    E_READ(
            "The answer does not show where the record stands on the ledger.",
            "La respuesta no muestra el lugar de la constancia en el registro."),
    /** The organisations' answers differ. */
    E_DISAGREE("The organisations' answers differ.", "Las respuestas de las organizaciones difieren."),
    /** The record on the ledger is another one. */
    E_RECORD("The record on the ledger is another one.", "La constancia en el registro es otra."),
    /** The facts differ from those on the ledger. */
    E_MISMATCH("The facts differ from those on the ledger.", "Los datos difieren de los del registro."),
    /** A value was shown that the record does not commit to. */
    E_OPENING(
            "A value was shown that the record does not commit to.",
            "Se mostró un valor que la constancia no compromete."),
    /** The answer is older than one already seen. */
    E_ROLLBACK("The answer is older than one already seen.", "La respuesta es anterior a otra ya vista."),

    /** The trust anchor is not usable. */
    E_ANCHOR("The trust anchor is not usable.", "El ancla de confianza no es utilizable."),
    /** A key or signature is of an unsupported kind. */
    E_ALG("A key or signature is of an unsupported kind.", "Una clave o firma es de un tipo no admitido."),
    /** The peer directory is not readable. */
    E_PEERS("The peer directory is not readable.", "El directorio de nodos no es legible."),
    /** The file is not a proof bundle. */
    E_BUNDLE("The file is not a proof bundle.", "El archivo no es un paquete de prueba.");

    private final BilingualText sentence;

    Code(String en, String es) {
        this.sentence = new BilingualText(en, es);
    }

    /**
     * The finding for people.
     *
     * @return one plain sentence
     */
    public BilingualText sentence() {
        return sentence;
    }

    /**
     * Whether this finding leaves the question open instead of answering it: the verifier lacks something, or cannot read
     * what may be right.
     *
     * @return true for findings that make the verdict COULD NOT BE CHECKED
     */
    public boolean undecided() {
        return switch (this) {
            case E_NET_UNKNOWN, E_ANCHOR, E_ALG, E_DEF_UNKNOWN, E_PROTO, E_TIME, E_PEERS -> true;
            default -> false;
        };
    }

    /** As written in reports: {@code E-QR-FORMAT}. */
    @Override
    public String toString() {
        return name().replace('_', '-');
    }
}
