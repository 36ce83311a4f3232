/// Consent, language, province, SMS style, quiet hours, forget-me.
///
/// May import: store, vault, text. Start reading at `Members`.
package org.isango.member;
