package standin;

public interface Sessions
    extends org.springframework.data.jpa.repository.JpaRepository<UssdSession, String> {}
