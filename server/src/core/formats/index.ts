import type { Format, FormatId } from '../model.ts';
import { dotenvFormat } from './dotenv.ts';
import { iniFormat } from './ini.ts';
import { jsonFormat } from './json.ts';
import { propertiesFormat } from './properties.ts';
import { tomlFormat } from './toml.ts';
import { yamlFormat } from './yaml.ts';

export { formatOf } from './formatOf.ts';

/** Every format by its id. */
export const formats: Readonly<Record<FormatId, Format>> = {
  dotenv: dotenvFormat,
  yaml: yamlFormat,
  json: jsonFormat,
  ini: iniFormat,
  toml: tomlFormat,
  properties: propertiesFormat,
};
