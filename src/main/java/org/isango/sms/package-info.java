/// Outgoing SMS: the outbox.
///
/// May import: store, member, text, menu, gateway, vault, calendar. Start reading at `Outbox`.
package org.isango.sms;
