/// Outgoing SMS: the outbox.
///
/// May import: store, member, text, menu, gateway, vault. Start reading at `Outbox`.
package org.isango.sms;
