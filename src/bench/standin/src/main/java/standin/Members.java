package standin;

import org.springframework.data.jpa.repository.JpaRepository;

public interface Members extends JpaRepository<Member, Long> {
  Member findByPhone(String phone);
}
