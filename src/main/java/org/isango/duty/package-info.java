/// Who takes a request: responders, their rota, paging and escalation, acceptance, hand-over.
///
/// May import: store, member, vault, calendar, text, sms, menu, cases. Start reading at `Paging`.
package org.isango.duty;
