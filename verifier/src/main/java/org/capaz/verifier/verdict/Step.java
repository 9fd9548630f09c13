package org.capaz.verifier.verdict;

/** One question a verifier asks, numbered as in the published list of checks. */
public enum Step {
    B1("the file is a proof bundle", "el archivo es un paquete de prueba"),
    B2("a trust anchor for its network is at hand", "hay un ancla de confianza para su red"),

    Q1("the text is a complete label", "el texto es una etiqueta completa"),
    Q2("a trust anchor for its network is at hand", "hay un ancla de confianza para su red"),
    Q3("the facts are well formed and the fine mass follows", "los datos están bien formados y la masa fina concuerda"),
    Q4("the rules in force are known to the anchor", "el ancla conoce las reglas vigentes"),
    Q5("the facts are for this channel and contract", "los datos son de este canal y contrato"),
    Q6("the signers are known", "los firmantes son conocidos"),
    Q7("each signature is a peer's over these very facts", "cada firma es de un nodo sobre estos mismos datos"),
    Q8("enough organisations signed", "firmaron suficientes organizaciones"),
    Q9("the time is plausible and the validity not over", "la hora es plausible y la vigencia no terminó"),
    Q10("seal and mass on the parcel", "precinto y masa en el paquete"),

    S("status list of a known time", "lista de estados de un momento conocido"),
    S1("the status list is an endorsed answer", "la lista de estados es una respuesta refrendada"),
    S2("the list is the one that was signed", "la lista es la que se firmó"),
    S3("the list is fresh and covers this record", "la lista es reciente y cubre esta constancia"),
    S4("the record is not on the list", "la constancia no está en la lista"),

    V("answer of the members' ledgers", "respuesta de los registros de los miembros"),
    V1("the answer is one endorsed query", "la respuesta es una única consulta refrendada"),
    V2("it is from this channel", "es de este canal"),
    V3("its transaction id fits", "su identificador de transacción concuerda"),
    V4("the answer belongs to its question", "la respuesta corresponde a su pregunta"),
    V5("contract and question are the expected ones", "el contrato y la pregunta son los esperados"),
    V6("the answer is of the agreed form", "la respuesta tiene la forma acordada"),
    V7("it read the expected keys and wrote none", "leyó las claves esperadas y no escribió ninguna"),
    V8("it shows where the record stands", "muestra el lugar de la constancia"),
    V9("its time is plausible", "su hora es plausible"),
    V10("enough organisations signed the same answer", "suficientes organizaciones firmaron la misma respuesta"),
    V11("it carries this request's challenge", "lleva el reto de esta consulta"),
    V12("record and facts agree", "la constancia y los datos concuerdan"),
    V13("it is not older than what was seen before", "no es anterior a lo ya visto"),
    V14("state of the record", "estado de la constancia"),

    O("opened values are those the record commits to", "los valores revelados son los que la constancia compromete"),

    A("issuing transaction, block and chain", "transacción de emisión, bloque y cadena");

    private final BilingualText question;

    Step(String en, String es) {
        this.question = new BilingualText(en, es);
    }

    public BilingualText question() {
        return question;
    }
}
