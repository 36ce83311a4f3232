/// PostgreSQL: pools, one-statement hops, migrations, the embedded default.
///
/// May import: vault. Start reading at `Database`.
package org.isango.store;
