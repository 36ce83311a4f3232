/// The service as a whole: start, wiring, commands, configuration, health and metrics.
///
/// May import: all. Start reading at `Main`, then `Wiring`.
package org.isango;
