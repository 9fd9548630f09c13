/** Takes signed statements in, reads their form, and hands them to be submitted. Judges no rule. */
package org.capaz.gateway.intake;
