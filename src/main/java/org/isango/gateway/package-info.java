/// The port to the networks (`UssdCall` in, `UssdReply` out, `SmsOut`), one folder a provider, and
/// `StrictServer`, which opens every port of the house.
///
/// May import: text, vault. Start reading at `UssdCall`.
package org.isango.gateway;
