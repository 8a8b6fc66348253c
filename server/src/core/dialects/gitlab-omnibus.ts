import { GEM_SLOTS, gemOptions, readGem } from '../clients/mailGem.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Reading, Settings, Slot, Write } from '../model.ts';
import { anyDynamic, UNKNOWN } from '../read.ts';

/** GitLab's package, whose settings are Ruby in `GITLAB_OMNIBUS_CONFIG` of a compose file; the mail gem reads them. */
const gitlabOmnibus: Dialect = {
  id: 'gitlab-omnibus',
  name: 'GitLab',
  ecosystem: 'ruby',
  detect: { strong: ['gitlab_rails.smtp_enable', 'gitlab_rails.smtp_address', 'gitlab_rails.smtp_port'] },
  keys: {
    enable: ['gitlab_rails.smtp_enable'],
    host: ['gitlab_rails.smtp_address'],
    port: ['gitlab_rails.smtp_port'],
    security: ['gitlab_rails.smtp_tls'],
    ssl: ['gitlab_rails.smtp_ssl'],
    starttlsAuto: ['gitlab_rails.smtp_enable_starttls_auto'],
    user: ['gitlab_rails.smtp_user_name'],
    password: ['gitlab_rails.smtp_password'],
    auth: ['gitlab_rails.smtp_authentication'],
    verify: ['gitlab_rails.smtp_openssl_verify_mode'],
    domain: ['gitlab_rails.smtp_domain'],
    from: ['gitlab_rails.gitlab_email_from'],
  },

  read(settings: Settings): Reading | readonly Reading[] {
    const enable = settings.get('enable');
    if (enable.state === 'absent' || (enable.state === 'known' && settings.text('enable') !== 'true')) {
      const message = "GitLab uses these settings only with gitlab_rails['smtp_enable'] = true.";
      const writes = [{ slot: 'enable', value: true }];
      return switchedOff(settings, 'enable', message, { writes, title: 'Enable SMTP' });
    }
    if (anyDynamic(settings, GEM_SLOTS)) return UNKNOWN;
    const verifies = settings.text('verify')?.toLowerCase() !== 'none';
    return readGem(settings, gemOptions(settings), { verifies });
  },

  write(mode, settings) {
    const flag = (slot: Slot, on: boolean): Write[] => (on || settings.has(slot) ? [{ slot, value: on }] : []);
    const sslOff = flag('ssl', false);
    switch (mode) {
      case 'implicit':
        return [{ slot: 'security', value: true }, ...sslOff, ...flag('starttlsAuto', false)];
      case 'opportunistic':
        return [...flag('security', false), ...sslOff, { slot: 'starttlsAuto', value: true }];
      default:
        return undefined;
    }
  },

  examples: {
    starttls587: {
      file: 'docker-compose.yml',
      text: "services:\n  gitlab:\n    image: gitlab/gitlab-ce:18.5.0-ce.0\n    environment:\n      GITLAB_OMNIBUS_CONFIG: |\n        external_url 'https://git.example.com'\n        gitlab_rails['smtp_enable'] = true\n        gitlab_rails['smtp_address'] = \"smtp.example.com\"\n        gitlab_rails['smtp_port'] = 587\n        gitlab_rails['smtp_user_name'] = \"app@example.com\"\n        gitlab_rails['smtp_password'] = ENV['SMTP_PASSWORD']\n        gitlab_rails['smtp_enable_starttls_auto'] = true\n",
    },
    implicit465: {
      file: 'docker-compose.yml',
      text: "services:\n  gitlab:\n    image: gitlab/gitlab-ce:18.5.0-ce.0\n    environment:\n      GITLAB_OMNIBUS_CONFIG: |\n        external_url 'https://git.example.com'\n        gitlab_rails['smtp_enable'] = true\n        gitlab_rails['smtp_address'] = \"smtp.example.com\"\n        gitlab_rails['smtp_port'] = 465\n        gitlab_rails['smtp_user_name'] = \"app@example.com\"\n        gitlab_rails['smtp_password'] = ENV['SMTP_PASSWORD']\n        gitlab_rails['smtp_tls'] = true\n        gitlab_rails['smtp_enable_starttls_auto'] = false\n",
    },
    broken: {
      rule: 'conflicting-settings',
      file: 'docker-compose.yml',
      text: "services:\n  gitlab:\n    image: gitlab/gitlab-ce:18.5.0-ce.0\n    environment:\n      GITLAB_OMNIBUS_CONFIG: |\n        external_url 'https://git.example.com'\n        gitlab_rails['smtp_enable'] = true\n        gitlab_rails['smtp_address'] = \"smtp.example.com\"\n        gitlab_rails['smtp_port'] = 465\n        gitlab_rails['smtp_user_name'] = \"app@example.com\"\n        gitlab_rails['smtp_password'] = ENV['SMTP_PASSWORD']\n        gitlab_rails['smtp_tls'] = true\n        gitlab_rails['smtp_enable_starttls_auto'] = true\n",
    },
  },
  sources: [
    {
      url: 'https://github.com/gitlabhq/omnibus-gitlab/blob/440b1f835e/files/gitlab-config-template/gitlab.rb.template#L99-L115',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/gitlabhq/omnibus-gitlab/blob/440b1f835e/files/gitlab-cookbooks/gitlab/attributes/default.rb#L711-L728',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/gitlabhq/omnibus-gitlab/blob/440b1f835e/doc/settings/smtp.md#L1418-L1430',
      read: '2026-11-23',
    },
  ],
};

export default gitlabOmnibus;
