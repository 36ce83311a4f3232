/// The conversation as data: screens, reader, checker, the step function, effects. Pure; has never
/// seen a phone number.
///
/// May import: text, calendar. Start reading at `Conversation`.
package org.isango.menu;
