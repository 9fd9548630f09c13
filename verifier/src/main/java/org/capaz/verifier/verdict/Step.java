package org.capaz.verifier.verdict;

/** One question a verifier asks, numbered as in the published list of checks. */
public enum Step {
    /** The file is a proof bundle. */
    B1("the file is a proof bundle", "el archivo es un paquete de prueba"),
    /** A trust anchor for its network is at hand. */
    B2("a trust anchor for its network is at hand", "hay un ancla de confianza para su red"),

    /** The text is a complete label. */
    Q1("the text is a complete label", "el texto es una etiqueta completa"),
    /** A trust anchor for its network is at hand. */
    Q2("a trust anchor for its network is at hand", "hay un ancla de confianza para su red"),
    /** The facts are well formed and the fine mass follows. */
    Q3("the facts are well formed and the fine mass follows", "los datos están bien formados y la masa fina concuerda"),
    /** The rules in force are known to the anchor. */
    Q4("the rules in force are known to the anchor", "el ancla conoce las reglas vigentes"),
    /** The facts are for this channel and contract. */
    Q5("the facts are for this channel and contract", "los datos son de este canal y contrato"),
    /** The signers are known. */
    Q6("the signers are known", "los firmantes son conocidos"),
    /** Each signature is a peer's over these very facts. */
    Q7("each signature is a peer's over these very facts", "cada firma es de un nodo sobre estos mismos datos"),
    /** Enough organisations signed. */
    Q8("enough organisations signed", "firmaron suficientes organizaciones"),
    /** The time is plausible and the validity not over. */
    Q9("the time is plausible and the validity not over", "la hora es plausible y la vigencia no terminó"),
    /** Seal and mass on the parcel. */
    Q10("seal and mass on the parcel", "precinto y masa en el paquete"),

    /** Stands for S1 to S4 where no status list was given. */
    S("status list of a known time", "lista de estados de un momento conocido"),
    /** The status list is an endorsed answer. */
    S1("the status list is an endorsed answer", "la lista de estados es una respuesta refrendada"),
    /** The list is the one that was signed. */
    S2("the list is the one that was signed", "la lista es la que se firmó"),
    /** The list is fresh and covers this record. */
    S3("the list is fresh and covers this record", "la lista es reciente y cubre esta constancia"),
    /** The record is not on the list. */
    S4("the record is not on the list", "la constancia no está en la lista"),

    /** Stands for V1 to V14 where no member was asked. */
    V("answer of the members' ledgers", "respuesta de los registros de los miembros"),
    /** The answer is one endorsed query. */
    V1("the answer is one endorsed query", "la respuesta es una única consulta refrendada"),
    /** It is from this channel. */
    V2("it is from this channel", "es de este canal"),
    /** Its transaction id fits. */
    V3("its transaction id fits", "su identificador de transacción concuerda"),
    /** The answer belongs to its question. */
    V4("the answer belongs to its question", "la respuesta corresponde a su pregunta"),
    /** Contract and question are the expected ones. */
    V5("contract and question are the expected ones", "el contrato y la pregunta son los esperados"),
    /** The answer is of the agreed form. */
    V6("the answer is of the agreed form", "la respuesta tiene la forma acordada"),
    /** It read the expected keys and wrote none. */
    V7("it read the expected keys and wrote none", "leyó las claves esperadas y no escribió ninguna"),
    /** It shows where the record stands. */
    V8("it shows where the record stands", "muestra el lugar de la constancia"),
    /** Its time is plausible. */
    V9("its time is plausible", "su hora es plausible"),
    /** Enough organisations signed the same answer. */
    V10("enough organisations signed the same answer", "suficientes organizaciones firmaron la misma respuesta"),
    /** It carries this request's challenge. */
    V11("it carries this request's challenge", "lleva el reto de esta consulta"),
    /** Record and facts agree. */
    V12("record and facts agree", "la constancia y los datos concuerdan"),
    /** It is not older than what was seen before. */
    V13("it is not older than what was seen before", "no es anterior a lo ya visto"),
    /** State of the record. */
    V14("state of the record", "estado de la constancia"),

    /** Opened values are those the record commits to. */
    O("opened values are those the record commits to", "los valores revelados son los que la constancia compromete"),

    /** Issuing transaction, block and chain. */
    A("issuing transaction, block and chain", "transacción de emisión, bloque y cadena");

    private final BilingualText question;

    Step(String en, String es) {
        this.question = new BilingualText(en, es);
    }

    /**
     * What the check asks, for people.
     *
     * @return what must hold
     */
    public BilingualText question() {
        return question;
    }
}
