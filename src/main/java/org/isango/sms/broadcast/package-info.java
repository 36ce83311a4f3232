/// One alert to many: drafting, preview, a second person, sending at its own pace, pause and
/// result.
///
/// May import: store, member, text, menu, gateway, vault, calendar. Start reading at `Broadcasts`.
package org.isango.sms.broadcast;
