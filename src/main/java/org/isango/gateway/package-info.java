/// The port to the networks (`UssdCall` in, `UssdReply` out, `SmsOut`) and one folder a provider.
///
/// May import: text, vault. Start reading at `UssdCall`.
package org.isango.gateway;
