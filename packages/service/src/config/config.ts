import { problem } from '../words/problem.ts'
import { ConfigError } from './config-error.ts'
import { isPostgres } from './parse-store.ts'
import {
  flagOf,
  options,
  renamedOptions,
  variableOf,
  type Config,
  type OptionName,
} from './options.ts'
import { readOption, type Option } from './read-option.ts'

export { ConfigError, options, type Config, type OptionName }

/** Sources of the configuration file's name, which the file itself cannot set. */
export const configFileOption = {
  variable: 'ACCREDIT_CONFIG',
  flag: 'config',
  explanation: 'File with options by name, in YAML or JSON; flags and variables take precedence.',
} as const

/** Options of a configuration file, as texts. */
export interface ConfigFile {
  readonly path: string
  readonly values: Readonly<Partial<Record<OptionName, string>>>
}

/**
 * Reads the configuration: given values win over the environment, that over the file, and that over
 * the defaults.
 * @param given values by option name, e.g. of the flags, as text
 * @param givenBy name of an option in the user's terms
 * @throws ConfigError naming the option, the value and the rule
 */
export function readConfig(
  given: Partial<Record<OptionName, string>>,
  environment: Readonly<Record<string, string | undefined>>,
  file?: ConfigFile,
  givenBy = (name: OptionName) => `--${flagOf(name)}`,
): Config {
  const values: Record<string, unknown> = {}
  const sources = new Map<OptionName, string>()
  for (const [name, option] of Object.entries(options) as [OptionName, Option][]) {
    const variable = variableOf(name)
    const written = [
      [given[name], givenBy(name)],
      [environment[variable], variable],
      [file?.values[name], `${name} in ${file?.path}`],
    ] as const
    const [text, source] = written.find(([value]) => value !== undefined) ?? [undefined, '']
    if (text !== undefined) sources.set(name, source)
    values[name] = readOption(option, text ?? option.default, source || variable)
  }
  refuseFormerVariables(environment)
  refuseUnknownVariables(environment)
  const mode = String(values['mode'])
  for (const [name, source] of sources) {
    const { only }: Option = options[name]
    if (!only || only === mode) continue
    throw new ConfigError(problem('OptionForMode', { source, only, mode }))
  }
  const replicas = String(values['storeReplicas'])
  if (replicas !== '' && !(isPostgres(replicas) && isPostgres(String(values['store'])))) {
    const source = sources.get('storeReplicas') ?? variableOf('storeReplicas')
    const rule = isPostgres(replicas) ? 'ReplicasOfSqlite' : 'ReplicasAddress'
    throw new ConfigError(problem(rule, { source }))
  }
  if (mode === 'production' && values['store'] === 'memory') {
    const source = sources.get('store') ?? variableOf('store')
    throw new ConfigError(problem('StoreMemoryForProduction', { source }))
  }
  if (values['rescue'] === true && values['store'] === 'memory') {
    const source = sources.get('rescue') ?? variableOf('rescue')
    throw new ConfigError(problem('StoreMemoryForRescue', { source }))
  }
  return Object.freeze(values) as Config
}

/** Variables with our prefix that are not options: the client's, and those of the tests. */
const otherVariables =
  /^ACCREDIT_(URL|TOKEN|AS|TENANT|CLIENT_ID|CLIENT_SECRET|REFRESH_TOKEN|TEST_.*)$/

function refuseFormerVariables(environment: Readonly<Record<string, string | undefined>>): void {
  for (const [former, now] of Object.entries(renamedOptions)) {
    const variable = variableOf(former)
    if (environment[variable] === undefined) continue
    throw new ConfigError(problem('OptionRenamed', { former: variable, now: variableOf(now) }))
  }
}

function refuseUnknownVariables(environment: Readonly<Record<string, string | undefined>>): void {
  const known = new Set(Object.keys(options).map(variableOf))
  known.add(configFileOption.variable)
  const unknown = Object.keys(environment).filter(
    (name) => name.startsWith('ACCREDIT_') && !known.has(name) && !otherVariables.test(name),
  )
  if (unknown.length > 0) throw new ConfigError(problem('OptionsUnknown', { names: unknown }))
}
