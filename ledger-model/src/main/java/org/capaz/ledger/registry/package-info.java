/** Who is who: members, parties, officers' keys, standards, accreditations and reference values. */
package org.capaz.ledger.registry;
