/// One incoming text: known before, stopped, asked, answered. What its words mean is the
/// conversation's business (`menu.texting`); here is what it does.
///
/// May import: directory, member, cases, duty, meetings, sms, menu, store, gateway, text, vault,
/// calendar. Start reading at `Incoming`.
package org.isango.mo;
