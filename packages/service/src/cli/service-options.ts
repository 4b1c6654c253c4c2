import { problem } from '../words/problem.ts'
import { Option, type Command } from 'commander'
import { configFileOption, ConfigError, readConfig, type Config } from '../config/config.ts'
import { flagOf, options, renamedOptions, variableOf, type OptionName } from '../config/options.ts'
import type { Option as ServiceOption } from '../config/read-option.ts'
import { readReviewerTenants } from '../config/read-reviewer-tenants.ts'
import { withoutClientVariables } from './client-variables.ts'
import type { Environment } from './runtime.ts'

const allNames = Object.keys(options) as OptionName[]

/**
 * Adds flags for options of the service from their table, and for the configuration file.
 * @param defaults the command's own defaults, for its help
 */
export function addServiceOptions(
  command: Command,
  names: readonly OptionName[] = allNames,
  defaults: Partial<Record<OptionName, string>> = {},
): Command {
  const { flag } = configFileOption
  command.addOption(new Option(`--${flag} <file>`).helpGroup('configuration'))
  for (const name of names) {
    const option: ServiceOption = options[name]
    const flagged = new Option(`--${flagOf(name)} ${valueOf(option)}`)
    flagged.defaultValueDescription = defaults[name] ?? option.default
    command.addOption(flagged.helpGroup(option.only ?? 'service'))
    for (const [former, now] of Object.entries(renamedOptions)) {
      if (now === name) command.addOption(new Option(`--${flagOf(former)} <text>`).hideHelp())
    }
    if (option.kind === 'switch') {
      command.addOption(new Option(`--no-${flagOf(name)}`).hideHelp())
    }
  }
  return command
}

/**
 * Reads the service's configuration: flags win over the environment, and that over the file.
 * @param flags parsed flags, under the parser's names
 * @throws ConfigError naming the option, the value and the rule
 */
export async function readServiceConfig(
  flags: Readonly<Record<string, unknown>>,
  environment: Environment,
  defaults: Partial<Record<OptionName, string>> = {},
  names: readonly OptionName[] = allNames,
): Promise<Config> {
  for (const [former, now] of Object.entries(renamedOptions)) {
    if (flags[former] === undefined) continue
    throw new ConfigError(
      problem('OptionRenamed', { former: `--${flagOf(former)}`, now: `--${flagOf(now)}` }),
    )
  }
  const path = textOf(flags[configFileOption.flag]) ?? (environment['ACCREDIT_CONFIG'] || undefined)
  // Loaded here, because few commands read a file.
  const file = path
    ? (await import('../config/config-file.ts')).readConfigFile(path, names)
    : undefined
  const given: Partial<Record<OptionName, string>> = {}
  for (const name of names) {
    const value = textOf(flags[name])
    const elsewhere = environment[variableOf(name)] ?? file?.values[name]
    const text = value ?? (elsewhere === undefined ? defaults[name] : undefined)
    if (text !== undefined) given[name] = text
  }
  return readConfig(given, withoutClientVariables(environment), file)
}

/**
 * Reads only the location of the store: maintaining a store does not need the options of its mode.
 */
export function readStoreConfig(
  flags: Readonly<Record<string, unknown>>,
  environment: Environment,
): Promise<Pick<Config, 'data' | 'store'>> {
  return readPartOfConfig(flags, environment, ['data', 'store'])
}

/** Reads the configured reviewers' tenants, whatever the mode. */
export async function readReviewerTenantsConfig(
  flags: Readonly<Record<string, unknown>>,
  environment: Environment,
): Promise<readonly string[]> {
  const names = ['mode', 'reviewerTenants'] as const
  const defaults = { mode: 'production' }
  const { reviewerTenants } = await readPartOfConfig(flags, environment, names, defaults)
  return readReviewerTenants(reviewerTenants)
}

/** Reads some options, ignoring what is given for others. */
export function readPartOfConfig<Name extends OptionName>(
  flags: Readonly<Record<string, unknown>>,
  environment: Environment,
  names: readonly Name[],
  defaults: Partial<Record<OptionName, string>> = {},
): Promise<Pick<Config, Name>> {
  const others = new Set(allNames.filter((name) => !names.includes(name as Name)).map(variableOf))
  const relevant = Object.entries(environment).filter(([name]) => !others.has(name))
  return readServiceConfig(flags, Object.fromEntries(relevant), defaults, names)
}

function valueOf({ kind }: ServiceOption): string {
  if (kind === 'switch') return '[on|off]'
  return {
    text: '<text>',
    whole: '<number>',
    duration: '<duration>',
    contact: '<address>',
    address: '<address>',
    choice: '<choice>',
  }[kind]
}

/** A switch is parsed as true or false, everything else as text. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  return typeof value === 'string' ? value : undefined
}
