package org.isango.gateway;

import org.isango.vault.Msisdn;

/// One SMS to one person, ready to leave.
public record SmsOut(Msisdn to, String text) {
  @Override
  public String toString() {
    return "[sms]";
  }
}
