package standin;

import org.springframework.data.jpa.repository.JpaRepository;

public interface Sessions extends JpaRepository<UssdSession, String> {}
