/// What a phone can show: GSM-7, septets, segments, folding, pages, languages. Pure.
///
/// May import: –. Start reading at `Gsm7`.
package org.isango.text;
