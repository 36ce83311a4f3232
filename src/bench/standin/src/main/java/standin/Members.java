package standin;

public interface Members
    extends org.springframework.data.jpa.repository.JpaRepository<Member, Long> {
  Member findByPhone(String phone);
}
