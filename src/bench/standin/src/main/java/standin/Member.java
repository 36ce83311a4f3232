package standin;

import jakarta.persistence.*;
import java.time.Instant;

@Entity
@Table(name = "boot_member")
public class Member {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ms")
  @SequenceGenerator(name = "ms", sequenceName = "boot_member_seq", allocationSize = 50)
  Long id;

  @Column(unique = true, nullable = false)
  String phone;

  String language;
  Instant created;
}
