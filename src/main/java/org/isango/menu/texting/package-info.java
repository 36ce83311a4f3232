/// One incoming text as conversation: what its words mean and what is answered. Pure.
///
/// Start reading at `Texting`.
package org.isango.menu.texting;
