import type { CommandWords, Word } from './completion-words.ts'

/** Supported shells. */
export type Shell = keyof typeof completionScripts

/** Completion script of `accredit` for each shell. */
export const completionScripts = { bash, zsh, fish } as const satisfies Record<
  string,
  (commands: readonly CommandWords[]) => string
>

function bash(commands: readonly CommandWords[]): string {
  const cases = commands.map(
    ({ word, options, values }) => `    *:${word}) words='${wordsOf(options, values)}' ;;`,
  )
  return `# bash completion of accredit
_accredit() {
  local current=\${COMP_WORDS[COMP_CWORD]} words
  case \${COMP_CWORD}:\${COMP_WORDS[1]} in
    1:*) words='${commands.map(({ word }) => word).join(' ')} help --help --version' ;;
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _accredit accredit
`
}

function zsh(commands: readonly CommandWords[]): string {
  const cases = commands.map(({ word, options, values }) => {
    const described = [...values.map((value) => ({ word: value, explanation: '' })), ...options]
    return `      ${word}) offered=(${described.map(describeForZsh).join(' ')}) ;;`
  })
  return `#compdef accredit
# zsh completion of accredit
_accredit() {
  local -a offered
  if (( CURRENT == 2 )); then
    offered=(${commands.map(describeForZsh).join(' ')})
  else
    case $words[2] in
${cases.join('\n')}
    esac
  fi
  _describe accredit offered || _files
}
compdef _accredit accredit
`
}

/** zsh takes a word and its description as one string, separated by a colon. */
function describeForZsh({ word, explanation }: Word): string {
  const escaped = word.replaceAll(':', '\\:')
  return quote(explanation === '' ? escaped : `${escaped}:${explanation}`)
}

function fish(commands: readonly CommandWords[]): string {
  const top = commands.map(
    ({ word, explanation }) =>
      `complete -c accredit -n __fish_use_subcommand -f -a ${word} -d ${quote(explanation)}`,
  )
  const below = commands.flatMap(({ word, options, values }) => {
    const seen = `complete -c accredit -n '__fish_seen_subcommand_from ${word}'`
    return [
      ...values.map((value) => `${seen} -f -a ${value}`),
      ...options.map(
        (option) => `${seen} -l ${option.word.slice(2)} -d ${quote(option.explanation)}`,
      ),
    ]
  })
  return `# fish completion of accredit\n${[...top, ...below].join('\n')}\n`
}

function wordsOf(options: CommandWords['options'], values: readonly string[]): string {
  return [...values, ...options.map(({ word }) => word)].join(' ')
}

/** Quotes a text as one shell word. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
