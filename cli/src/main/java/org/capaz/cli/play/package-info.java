/** Playing a case: its rows become statements, signed by its officers, each sent to its own member's gateway. */
package org.capaz.cli.play;
