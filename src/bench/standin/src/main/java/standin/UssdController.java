package standin;

import org.springframework.web.bind.annotation.*;

@RestController
public class UssdController {
  private final MenuService menu;

  UssdController(MenuService m) {
    menu = m;
  }

  @PostMapping(
      value = "/ussd",
      consumes = "application/x-www-form-urlencoded",
      produces = "text/plain")
  public String ussd(
      @RequestParam String sessionId,
      @RequestParam String phoneNumber,
      @RequestParam(defaultValue = "") String serviceCode,
      @RequestParam(defaultValue = "") String text) {
    return menu.hop(sessionId, phoneNumber, text);
  }
}
