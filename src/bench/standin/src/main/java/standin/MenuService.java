package standin;

import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class MenuService {
  private final Members members;
  private final Sessions sessions;

  MenuService(Members m, Sessions s) {
    members = m;
    sessions = s;
  }

  @Transactional
  public String hop(String sid, String phone, String text) {
    int depth = text.isEmpty() ? 0 : text.split("\\*").length;
    Member m = members.findByPhone(phone);
    if (m == null) {
      m = new Member();
      m.phone = phone;
      m.language = "en";
      m.created = Instant.now();
      m = members.save(m);
    }
    UssdSession s = sessions.findById(sid).orElse(null);
    if (s == null) {
      s = new UssdSession();
      s.id = sid;
      s.member = m;
      s.fresh = true;
    }
    s.hops++;
    s.path = text;
    s.screen = "menu" + depth;
    s.updated = Instant.now();
    if (s.fresh) sessions.save(s);
    return (depth >= 4 ? "END Done " : "CON Step " + depth + " for ")
        + phone
        + "\n1. Next\n2. Other\n0. Back";
  }
}
