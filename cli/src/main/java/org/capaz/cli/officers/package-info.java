/** Officers' keys on the officers' own side: made, kept in PKCS#12 files, used to sign. */
package org.capaz.cli.officers;
