import { rules } from '../core/rules/index.ts';
import { type OptionSpec, oneOf, parseArguments } from './args.ts';
import { EXIT, type Io, UsageError } from './io.ts';
import { COMMANDS, optionsOf } from './main.ts';
import { ONLY_HELP } from './options.ts';

const SHELLS = ['bash', 'zsh', 'fish', 'pwsh'] as const;

/** What can be completed, command by command. */
interface Words {
  readonly command: string;
  readonly summary: string;
  readonly options: readonly OptionSpec[];
  /** Closed lists of arguments (`explain RULE`). */
  readonly arguments: readonly string[];
}

/** `smtplint completion`: prints a script that the shell reads. */
export async function completion(argv: readonly string[], io: Io): Promise<number> {
  const { positionals } = parseArguments(argv, ONLY_HELP);
  const [given] = positionals;
  if (given === undefined || positionals.length > 1) throw new UsageError(`say for which shell: ${SHELLS.join(', ')}.`);
  const shell = oneOf(given, SHELLS, 'shell');
  const words = await Promise.all(
    COMMANDS.map(async (command) => ({
      command: command.name,
      summary: command.summary,
      options: await optionsOf(command),
      arguments: argumentsOf(command.name),
    })),
  );
  io.out({ bash, zsh, fish, pwsh }[shell](words));
  return EXIT.ok;
}

function argumentsOf(command: string): readonly string[] {
  switch (command) {
    case 'explain':
      return [...rules.map(({ id }) => id), '25', '465', '587', '2525'];
    case 'completion':
      return SHELLS;
    default:
      return [];
  }
}

/** The table of options, as words: an option, and the values of a closed list. */
function longOptions(options: readonly OptionSpec[]): readonly string[] {
  return options.map(({ name }) => `--${name}`);
}

function valueCases(words: readonly Words[]): readonly (readonly [string, readonly string[]])[] {
  const cases = new Map<string, Set<string>>();
  for (const { name, choices = [] } of words.flatMap(({ options }) => options)) {
    if (choices.length === 0) continue;
    const known = cases.get(name) ?? new Set();
    cases.set(name, known);
    for (const choice of choices) known.add(choice);
  }
  return [...cases].map(([name, choices]) => [name, [...choices]] as const);
}

function bash(words: readonly Words[]): string {
  const commands = words.map(({ command }) => command).join(' ');
  return `# bash completion of smtplint: source <(smtplint completion bash)
_smtplint() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=check words=
  COMPREPLY=()
  case $prev in
${valueCases(words)
  .map(([name, choices]) => `    --${name}) COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$cur")); return ;;`)
  .join('\n')}
  esac
  case \${COMP_WORDS[1]} in
    ${words.map(({ command }) => command).join('|')}) command=\${COMP_WORDS[1]} ;;
  esac
  case $command in
${words
  .map(
    ({ command, options, arguments: list }) =>
      `    ${command}) words='${[...longOptions(options), ...list].join(' ')}' ;;`,
  )
  .join('\n')}
  esac
  [ "$COMP_CWORD" -eq 1 ] && words="${commands} --help --version $words"
  COMPREPLY=($(compgen -W "$words" -- "$cur") $(compgen -f -- "$cur"))
}
complete -o filenames -F _smtplint smtplint
`;
}

function zsh(words: readonly Words[]): string {
  const quoted = (text: string): string => text.replaceAll("'", "'\\''").replaceAll(/[[\]:]/g, '\\$&');
  const option = ({ name, value, repeat, choices, help }: OptionSpec): string => {
    const star = repeat === true ? '*' : '';
    const action = choices === undefined ? (value === 'FILE' ? '_files' : '') : `(${choices.join(' ')})`;
    return `'${star}--${name}${value === undefined ? '' : '='}[${quoted(help)}]${value === undefined ? '' : `:${quoted(value)}:${action}`}'`;
  };
  const rest = (list: readonly string[]): string =>
    list.length === 0 ? "'*:file:_files'" : `'*:word:(${list.join(' ')})'`;
  return `#compdef smtplint
# zsh completion of smtplint: smtplint completion zsh > "\${fpath[1]}/_smtplint"
_smtplint() {
  local -a commands
  commands=(
${words.map(({ command, summary }) => `    '${command}:${quoted(summary)}'`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    _files
  fi
  local command=\${words[2]}
  case $command in
${words
  .filter(({ command }) => command !== 'check')
  .map(
    ({ command, options, arguments: list }) =>
      `    ${command}) shift words; (( CURRENT-- )); _arguments ${[...options.map(option), rest(list)].join(' ')} ;;`,
  )
  .join('\n')}
    *) _arguments ${[...(words[0]?.options ?? []).map(option), rest([])].join(' ')} ;;
  esac
}
_smtplint "$@"
`;
}

function fish(words: readonly Words[]): string {
  const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const others = words.filter(({ command }) => command !== 'check').map(({ command }) => command);
  const lines = words.flatMap(({ command, summary, options, arguments: list }) => {
    const when =
      command === 'check'
        ? `not __fish_seen_subcommand_from ${others.join(' ')}`
        : `__fish_seen_subcommand_from ${command}`;
    return [
      `complete -c smtplint -n __fish_use_subcommand -a ${command} -d ${quoted(summary)}`,
      ...options.map(({ name, short, value, choices, help }) => {
        const parts = [`complete -c smtplint -n ${quoted(when)} -l ${name}`];
        if (short !== undefined) parts.push(`-s ${short}`);
        if (choices !== undefined) parts.push(`-x -a ${quoted(choices.join(' '))}`);
        else if (value !== undefined) parts.push('-r');
        return `${parts.join(' ')} -d ${quoted(help)}`;
      }),
      ...(list.length === 0 ? [] : [`complete -c smtplint -f -n ${quoted(when)} -a ${quoted(list.join(' '))}`]),
    ];
  });
  return `# fish completion of smtplint: smtplint completion fish | source\n${lines.join('\n')}\n`;
}

function pwsh(words: readonly Words[]): string {
  const list = (items: readonly string[]): string => `@(${items.map((item) => `'${item}'`).join(', ')})`;
  return `# PowerShell completion of smtplint: smtplint completion pwsh | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName smtplint -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = @{
${words
  .map(({ command, options, arguments: extra }) => `    '${command}' = ${list([...longOptions(options), ...extra])}`)
  .join('\n')}
  }
  $values = @{
${valueCases(words)
  .map(([name, choices]) => `    '--${name}' = ${list(choices)}`)
  .join('\n')}
  }
  $elements = @($commandAst.CommandElements | ForEach-Object { $_.ToString() })
  $before = if ($wordToComplete -eq '') { $elements[-1] } else { $elements[-2] }
  $command = if ($elements.Count -gt 1 -and $commands.ContainsKey($elements[1])) { $elements[1] } else { 'check' }
  $words = if ($values.ContainsKey("$before")) { $values["$before"] }
    elseif ($elements.Count -le 2 -and $command -eq 'check') { @($commands.Keys) + $commands[$command] }
    else { $commands[$command] }
  $words | Where-Object { $_ -like "$wordToComplete*" } | Sort-Object -Unique |
    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`;
}
