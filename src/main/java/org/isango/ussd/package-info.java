/// One hop: find state, step, commit, reply; degraded answers.
///
/// May import: menu, store, directory, member, cases, duty, meetings, sms, gateway, text, vault,
/// calendar. Start reading at `Hop`.
package org.isango.ussd;
