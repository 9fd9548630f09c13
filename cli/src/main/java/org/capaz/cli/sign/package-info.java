/** Showing an officer what a statement says before it is signed. */
package org.capaz.cli.sign;
