import type { ScalarStyle, Source } from './model.ts';

/** What one loader of environment files makes of the text behind `=`; a value that is read otherwise is damaged. */
export interface Loader {
  readonly id: string;
  /** As messages name it. */
  readonly name: string;
  /** Where a `#` outside quotes begins a comment. */
  readonly comment: 'anywhere' | 'after-blank' | 'never';
  /**
   * What it replaces: `${NAME}` alone (`braces`), `$NAME` too (`names`), `$1` too (`words`), `$!` too (`parameters`),
   * or nothing. A reference in braces is meant by whoever writes it; a `$` inside a password is not.
   */
  readonly references: 'none' | 'braces' | 'names' | 'words' | 'parameters';
  /** The quotes in which references stay as they are. */
  readonly literalIn: readonly ScalarStyle[];
  /** What a blank inside a value without quotes does. */
  readonly blank: 'kept' | 'refused';
  /** What blanks behind a value without quotes become. */
  readonly trailing: 'cut' | 'kept';
  /** What a backslash outside quotes becomes. */
  readonly backslash: 'kept' | 'removed';
  /** What a backslash in double quotes becomes before a letter that is no escape anywhere. */
  readonly escape: 'kept' | 'removed' | 'refused';
  /** Set where quotes are part of the value. */
  readonly keepsQuotes?: true;
  readonly sources: readonly [Source, ...Source[]];
}

const READ = '2026-11-25';

export const NODE: Loader = {
  id: 'dotenv',
  name: 'dotenv for Node',
  comment: 'anywhere',
  references: 'none',
  literalIn: [],
  blank: 'kept',
  trailing: 'cut',
  backslash: 'kept',
  escape: 'kept',
  sources: [{ url: 'https://github.com/motdotla/dotenv#rules', read: READ, note: '# begins a comment outside quotes' }],
};

/** Next.js, Vite and Nuxt put dotenv-expand behind dotenv; it does not see the quotes any more. */
export const NODE_EXPAND: Loader = {
  ...NODE,
  id: 'dotenv-expand',
  name: 'dotenv-expand',
  references: 'words',
  sources: [
    {
      url: 'https://github.com/motdotla/dotenv-expand/blob/012887c2ca2df692613a34a1dbda218a70e24ad1/lib/main.js',
      read: READ,
      note: '$NAME and ${NAME} in every value, \\$ for a dollar sign',
    },
  ],
};

export const PHPDOTENV: Loader = {
  id: 'phpdotenv',
  name: 'phpdotenv',
  comment: 'anywhere',
  references: 'braces',
  literalIn: ['single'],
  blank: 'refused',
  trailing: 'cut',
  backslash: 'kept',
  escape: 'refused',
  sources: [
    {
      url: 'https://github.com/vlucas/phpdotenv/blob/0fc66b3a1fe8a630d81052b4f0c2e06c86dfc1a9/src/Parser/EntryParser.php',
      read: READ,
      note: '# in an unquoted value begins a comment, a blank in it is "unexpected whitespace"',
    },
    {
      url: 'https://github.com/vlucas/phpdotenv/blob/0792e16f33d31365d0cd9273d31e1008e00c53f5/src/Loader/Resolver.php',
      read: READ,
      note: '${NAME} only',
    },
  ],
};

export const SYMFONY: Loader = {
  id: 'symfony-dotenv',
  name: 'symfony/dotenv',
  comment: 'after-blank',
  references: 'names',
  literalIn: ['single'],
  blank: 'refused',
  trailing: 'cut',
  backslash: 'kept',
  escape: 'kept',
  sources: [
    {
      url: 'https://github.com/symfony/dotenv/blob/0535456073785716dfbfb127bbb323c9e347cdd3/Dotenv.php',
      read: READ,
      note: 'lexValue, resolveVariables',
    },
  ],
};

export const CODEIGNITER: Loader = {
  id: 'codeigniter-dotenv',
  name: "CodeIgniter's DotEnv",
  comment: 'after-blank',
  references: 'braces',
  literalIn: [],
  blank: 'refused',
  trailing: 'cut',
  backslash: 'kept',
  escape: 'kept',
  sources: [
    {
      url: 'https://github.com/codeigniter4/CodeIgniter4/blob/04019fae06ec718411be130f23d40d03751e779a/system/Config/DotEnv.php',
      read: READ,
      note: 'sanitizeValue, resolveNestedVariables',
    },
  ],
};

export const PYTHON: Loader = {
  id: 'python-dotenv',
  name: 'python-dotenv',
  comment: 'after-blank',
  references: 'braces',
  literalIn: [],
  blank: 'kept',
  trailing: 'cut',
  backslash: 'kept',
  escape: 'kept',
  sources: [
    {
      url: 'https://github.com/theskumar/python-dotenv/blob/00349e549cc967793f8ed609f4a82da300740975/src/dotenv/parser.py',
      read: READ,
      note: 'parse_unquoted_value',
    },
    {
      url: 'https://github.com/theskumar/python-dotenv/blob/1914bac52a32b02361f6a1b5bd07ee2c5826a83b/src/dotenv/variables.py',
      read: READ,
      note: '${NAME} and ${NAME:-default}',
    },
  ],
};

export const ENVIRON: Loader = {
  id: 'django-environ',
  name: 'django-environ',
  comment: 'never',
  references: 'none',
  literalIn: [],
  blank: 'kept',
  trailing: 'kept',
  backslash: 'kept',
  escape: 'removed',
  sources: [
    {
      url: 'https://github.com/joke2k/django-environ/blob/002fb5a1635bb4919ba1aa73d4d8fbb7f96ca303/environ/environ.py',
      read: READ,
      note: 'read_env, with parse_comments off',
    },
  ],
};

export const DECOUPLE: Loader = {
  ...ENVIRON,
  id: 'python-decouple',
  name: 'python-decouple',
  trailing: 'cut',
  escape: 'kept',
  sources: [
    {
      url: 'https://github.com/HBNetwork/python-decouple/blob/00f45600016dbc76cb91fb089f8fd8b97597f744/decouple.py',
      read: READ,
      note: 'RepositoryEnv',
    },
  ],
};

export const RUBY: Loader = {
  id: 'ruby-dotenv',
  name: 'dotenv for Ruby',
  comment: 'anywhere',
  references: 'words',
  literalIn: ['single'],
  blank: 'kept',
  trailing: 'cut',
  backslash: 'removed',
  escape: 'removed',
  sources: [
    {
      url: 'https://github.com/bkeepers/dotenv/blob/0009fe16ca20512aa1d0446127a2516d127f7e55/lib/dotenv/parser.rb',
      read: READ,
      note: 'LINE, unescape_characters',
    },
    {
      url: 'https://github.com/bkeepers/dotenv/blob/0009fe16ca20512aa1d0446127a2516d127f7e55/lib/dotenv/substitutions/variable.rb',
      read: READ,
    },
  ],
};

export const COMPOSE: Loader = {
  id: 'compose',
  name: 'Docker Compose',
  comment: 'after-blank',
  references: 'names',
  literalIn: ['single'],
  blank: 'kept',
  trailing: 'cut',
  backslash: 'kept',
  escape: 'kept',
  sources: [
    {
      url: 'https://docs.docker.com/compose/env-file/',
      read: READ,
      note: 'a comment needs a blank before it; unquoted and double-quoted values are interpolated',
    },
    {
      url: 'https://docs.docker.com/reference/compose-file/interpolation/',
      read: READ,
      note: '$ followed by a letter or _',
    },
  ],
};

export const DOCKER_RUN: Loader = {
  id: 'docker-run',
  name: 'docker run --env-file',
  comment: 'never',
  references: 'none',
  literalIn: [],
  blank: 'kept',
  trailing: 'kept',
  backslash: 'kept',
  escape: 'kept',
  keepsQuotes: true,
  sources: [
    {
      url: 'https://github.com/docker/cli/blob/06f64c00f7679c4881e891db2c0ccd7d3694f136/opts/file.go',
      read: '2026-11-27',
      note: 'the text behind = as it is: no comments, no references, quotes and blanks kept',
    },
    {
      url: 'https://github.com/docker/cli/pull/6805',
      read: '2026-11-27',
      note: 'proposes to take matching quotes away; open when it was read',
    },
  ],
};

export const SHELL: Loader = {
  id: 'shell',
  name: 'a shell that sources the file',
  comment: 'after-blank',
  references: 'parameters',
  literalIn: ['single'],
  blank: 'refused',
  trailing: 'cut',
  backslash: 'removed',
  escape: 'kept',
  sources: [
    {
      url: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html',
      read: READ,
      note: '2.2 quoting, 2.3 token recognition, 2.6.2 parameter expansion',
    },
  ],
};

export const SYSTEMD: Loader = {
  id: 'systemd',
  name: 'systemd',
  comment: 'never',
  references: 'none',
  literalIn: [],
  blank: 'kept',
  trailing: 'cut',
  backslash: 'removed',
  escape: 'kept',
  sources: [
    {
      url: 'https://github.com/systemd/systemd/blob/0002453b101dc85db2be76703a85297a59c646a9/src/basic/env-file.c',
      read: '2026-11-27',
      note: 'comments on lines of their own, no references; a backslash goes outside quotes, and stays in double quotes before what needs none',
    },
  ],
};

/** Every loader that is known. */
export const LOADERS: readonly Loader[] = [
  NODE,
  NODE_EXPAND,
  PHPDOTENV,
  SYMFONY,
  CODEIGNITER,
  PYTHON,
  ENVIRON,
  DECOUPLE,
  RUBY,
  COMPOSE,
  DOCKER_RUN,
  SHELL,
  SYSTEMD,
];
