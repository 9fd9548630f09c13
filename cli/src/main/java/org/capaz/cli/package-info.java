/** The counter: the commands of {@code ./capaz}. Speaks HTTP to the gateways; nobody may import it. */
package org.capaz.cli;
