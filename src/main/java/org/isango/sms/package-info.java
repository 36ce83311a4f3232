/// Outgoing SMS: the outbox, and what members are told of their own accord, by SMS and in their
/// notes.
///
/// May import: store, member, text, menu, gateway, vault, calendar. Start reading at `Outbox`, then
/// `Notices`.
package org.isango.sms;
