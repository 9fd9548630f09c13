// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.lot;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Colombia's departments and its capital district: code of the statistical office, which begins the code of each
 * municipality; name; letters of ISO 3166-2:CO; and the place of its tile in a schematic map, chosen here so that neighbours
 * mostly stay neighbours.
 *
 * <p>Decision 191.
 */
public enum Department {
    SAN_ANDRES("88", "San Andrés y Providencia", "SAP", 0, 0),
    LA_GUAJIRA("44", "La Guajira", "LAG", 5, 0),
    ATLANTICO("08", "Atlántico", "ATL", 2, 1),
    MAGDALENA("47", "Magdalena", "MAG", 3, 1),
    CESAR("20", "Cesar", "CES", 4, 1),
    CORDOBA("23", "Córdoba", "COR", 1, 2),
    SUCRE("70", "Sucre", "SUC", 2, 2),
    BOLIVAR("13", "Bolívar", "BOL", 3, 2),
    NORTE_DE_SANTANDER("54", "Norte de Santander", "NSA", 4, 2),
    CHOCO("27", "Chocó", "CHO", 0, 3),
    ANTIOQUIA("05", "Antioquia", "ANT", 1, 3),
    CALDAS("17", "Caldas", "CAL", 2, 3),
    SANTANDER("68", "Santander", "SAN", 3, 3),
    BOYACA("15", "Boyacá", "BOY", 4, 3),
    ARAUCA("81", "Arauca", "ARA", 5, 3),
    VALLE_DEL_CAUCA("76", "Valle del Cauca", "VAC", 0, 4),
    RISARALDA("66", "Risaralda", "RIS", 1, 4),
    QUINDIO("63", "Quindío", "QUI", 2, 4),
    CUNDINAMARCA("25", "Cundinamarca", "CUN", 3, 4),
    CASANARE("85", "Casanare", "CAS", 4, 4),
    VICHADA("99", "Vichada", "VID", 5, 4),
    CAUCA("19", "Cauca", "CAU", 0, 5),
    TOLIMA("73", "Tolima", "TOL", 2, 5),
    BOGOTA("11", "Bogotá, D.C.", "DC", 3, 5),
    META("50", "Meta", "MET", 4, 5),
    GUAINIA("94", "Guainía", "GUA", 5, 5),
    NARINO("52", "Nariño", "NAR", 0, 6),
    HUILA("41", "Huila", "HUI", 2, 6),
    CAQUETA("18", "Caquetá", "CAQ", 3, 6),
    GUAVIARE("95", "Guaviare", "GUV", 4, 6),
    VAUPES("97", "Vaupés", "VAU", 5, 6),
    PUTUMAYO("86", "Putumayo", "PUT", 2, 7),
    AMAZONAS("91", "Amazonas", "AMA", 4, 7);

    private final String code;
    private final String title;
    private final String letters;
    private final int column;
    private final int row;

    Department(String code, String title, String letters, int column, int row) {
        this.code = code;
        this.title = title;
        this.letters = letters;
        this.column = column;
        this.row = row;
    }

    /** The department of a municipality, by the code of the municipality. */
    public static Optional<Department> of(String municipality) {
        return Stream.of(values())
                .filter(department -> municipality.length() == 5 && municipality.startsWith(department.code))
                .findFirst();
    }

    /** Its name, the same in every language. */
    public String title() {
        return title;
    }

    public String letters() {
        return letters;
    }

    /** Counted from the west. */
    public int column() {
        return column;
    }

    /** Counted from the north. */
    public int row() {
        return row;
    }
}
