/// The built-in gateway: a feature phone in the browser and in the terminal.
///
/// May import: text, vault, gateway. Start reading at `PhonePage`.
package org.isango.gateway.phone;
