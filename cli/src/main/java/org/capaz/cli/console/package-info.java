/** What a command says to the person before it: results, the way there, and what went wrong. */
package org.capaz.cli.console;
