/// What a phone can show: GSM-7, septets, segments, folding, pages, languages; and what people type
/// for a name. Pure.
///
/// May import: –. Start reading at `Gsm7`.
package org.isango.text;
