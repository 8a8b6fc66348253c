import { CONFIG_KEYS, DEFAULT_MAX_FILE_SIZE, RULE_LEVELS, SUBMISSIONS } from '../server/src/core/config.ts';
import { docsUrl } from '../server/src/core/rule.ts';
import { rules } from '../server/src/core/rules/index.ts';

/** The schema as text, with short lists on one line, as the formatter has them. */
export function configSchemaText(): string {
  const text = JSON.stringify(configSchema(), null, 2);
  return `${text.replace(/\[\n([^[\]{}]{1,300})\n\s*\]/g, (_, list: string) => `[${list.trim().split(/,\s*/).join(', ')}]`)}\n`;
}

/** The JSON schema of `.smtplint.yaml` and `.smtplint.json`, which editors use for completion and hovers. */
function configSchema(): object {
  const ruleProperties = rules.map((rule) => [
    rule.id,
    {
      description: `${rule.summary} ${docsUrl(rule.id)}`,
      enum: RULE_LEVELS,
      default: rule.off === true ? 'off' : rule.severity,
    },
  ]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'smtplint configuration',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { description: CONFIG_KEYS.$schema, type: 'string' },
      rules: {
        description: CONFIG_KEYS.rules,
        type: ['object', 'null'],
        additionalProperties: false,
        properties: Object.fromEntries(ruleProperties),
      },
      ignore: { description: CONFIG_KEYS.ignore, type: ['array', 'null'], items: { type: 'string' } },
      preferredSubmission: {
        description: CONFIG_KEYS.preferredSubmission,
        enum: [...SUBMISSIONS, ...SUBMISSIONS.filter((word) => /^\d+$/.test(word)).map(Number)],
        default: 'provider',
      },
      maxFileSize: {
        description: CONFIG_KEYS.maxFileSize,
        type: 'integer',
        minimum: 1,
        default: DEFAULT_MAX_FILE_SIZE,
      },
    },
  };
}
