/// One incoming text as conversation: what its words mean and what is answered. Pure, and as a part
/// of `menu` it sees all of it.
///
/// May import: menu, text, calendar. Start reading at `Texting`.
package org.isango.menu.texting;
