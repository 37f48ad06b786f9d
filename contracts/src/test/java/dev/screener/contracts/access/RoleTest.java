package dev.screener.contracts.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTest {

  @ParameterizedTest
  @EnumSource
  void aRoleIsFoundByItsCode(Role role) {
    assertThat(role.code()).matches("[a-z]+(-[a-z]+)*");
    assertThat(Role.ofCode(role.code())).contains(role);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SITE", "policy_owner", " site", "root"})
  void nothingElseIsARole(String code) {
    assertThat(Role.ofCode(code)).isEmpty();
  }

  @Test
  void aPrincipalMayDoWhatItsRolesSayAndAnAdminEverything() {
    Principal site = new Principal("our-site", Set.of(Role.SITE), null);
    Principal admin = new Principal("root", Set.of(Role.ADMIN), null);

    assertThat(site.may(Role.SITE)).isTrue();
    assertThat(site.may(Role.MODERATOR)).isFalse();
    assertThat(site.mayAny(Role.MODERATOR, Role.SITE)).isTrue();
    assertThat(site.mayAny(Role.MODERATOR, Role.AUDITOR)).isFalse();
    assertThat(site.mayAny()).isFalse();
    assertThat(Role.values()).allMatch(admin::may);
  }
}
