package standin;

import jakarta.persistence.*;
import java.time.Instant;

@Entity
@Table(name = "boot_session")
public class UssdSession implements org.springframework.data.domain.Persistable<String> {
  @Id String id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  Member member;

  int hops;
  String path;
  String screen;
  Instant updated;
  @Version Integer version;

  public String getId() {
    return id;
  }

  @Transient boolean fresh;

  public boolean isNew() {
    return fresh;
  }
}
