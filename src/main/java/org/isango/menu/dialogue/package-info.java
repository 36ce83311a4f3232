/// Dialogues: transcripts that a coordinator writes and the service plays, which are its tests.
///
/// May import: text, menu, calendar. Start reading at `Dialogue`.
package org.isango.menu.dialogue;
