/// Places, clinics, mobile stops, helplines: one immutable snapshot in memory, and search over it.
///
/// May import: store, text, calendar. Start reading at `Directory`.
package org.isango.directory;
