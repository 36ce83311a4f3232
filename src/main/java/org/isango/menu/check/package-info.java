/// What is refused in the menus before a member sees them, and the table of what fits. Pure, and as
/// a part of `menu` it sees all of it.
///
/// May import: menu, text, calendar. Start reading at `Check`.
package org.isango.menu.check;
