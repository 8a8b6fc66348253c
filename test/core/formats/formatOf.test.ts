import assert from 'node:assert/strict';
import { formatOf } from '../../../server/src/core/formats/index.ts';
import type { FormatId } from '../../../server/src/core/model.ts';

const NAMES: Readonly<Record<FormatId | 'none', readonly string[]>> = {
  dotenv: [
    '.env',
    'app/.env',
    'C:\\app\\.env',
    '.env.local',
    '.env.example',
    '.env-example',
    '.env.example.complete',
    'env.example',
    'env.sample',
    'example.env',
    'prod.env',
    'app.env.production',
    'dotenv.example',
    '.env.dev.docker',
    '.env.test.local',
    '.env.j2',
    'docker.env.tpl',
    '_env.dist',
    '.ENV',
    'env.j2',
    '.env_prod',
    '.env.bak',
  ],
  yaml: [
    'a.yml',
    'a.yaml',
    'values.yaml',
    'a.yml.j2',
    'a.yaml.tpl',
    'a.yml.dist',
    'a.yml.example',
    'a.yaml.sample',
    'a.YML',
    'database.yml.erb',
    'env.yaml',
    '.env.yml',
    'a.yml.default',
    'a.yaml.example.j2',
  ],
  json: ['a.json', 'a.jsonc', 'appsettings.Development.json', 'a.json.example'],
  ini: [
    'grafana.ini',
    'app.ini',
    'airflow.cfg',
    'odoo.conf',
    'odoo-prod.conf',
    'app.ini.sample',
    'app.example.ini',
    'config.ini.php',
  ],
  toml: ['config.toml', 'config.toml.example', 'lldap_config.docker_template.toml'],
  properties: ['application.properties', 'application-prod.properties', 'x.properties.sample'],
  none: [
    'client.env.d.ts',
    'x.env.ts',
    'foo.env.test.ts',
    'src/.env.mjs',
    'env',
    'environment.rb',
    'a.env.py',
    'a.txt',
    'nginx.conf',
    'application.conf',
    '.envrc',
    'env.d.ts',
    'a.json5',
    'a.yml.bak',
    'app.env.ts.example',
    'envoy.lua',
    '',
    '/',
    'a/env/b',
    'x'.repeat(5000),
    'environment',
    '.environment',
    'README.env.md',
    '.env.gpg',
  ],
};

describe('formats/formatOf', () => {
  for (const [format, names] of Object.entries(NAMES)) {
    it(format, () => {
      for (const name of names) assert.equal(formatOf(name) ?? 'none', format, name.slice(0, 80));
    });
  }
});
