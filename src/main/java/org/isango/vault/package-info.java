/// Keys, `Msisdn` with its hidden text form, blind index, sealed columns.
///
/// May import: –. Start reading at `Vault`.
package org.isango.vault;
