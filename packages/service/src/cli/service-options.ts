import { Option, type Command } from 'commander'
import { options, readConfig, type Config, type Option as ServiceOption } from '../config.ts'
import type { OptionName } from '../config.ts'
import { withoutClientVariables } from './client-variables.ts'
import type { Environment } from './surroundings.ts'

const allNames = Object.keys(options) as OptionName[]

/** Adds flags for options of the service, out of their table. */
export function addServiceOptions(
  command: Command,
  names: readonly OptionName[] = allNames,
): Command {
  for (const name of names) {
    const option: ServiceOption = options[name]
    command.addOption(
      new Option(`--${option.flag} ${valueOf(option)}`, describe(option)).helpGroup(
        groupOf(option),
      ),
    )
    if (option.kind === 'switch') {
      command.addOption(new Option(`--no-${option.flag}`).hideHelp())
    }
  }
  return command
}

/**
 * Reads the service's configuration: flags win over the environment.
 * @param flags what the command line parsed, under the names that it gives to flags
 * @throws ConfigError naming the option, the value and the rule
 */
export function readServiceConfig(
  flags: Readonly<Record<string, unknown>>,
  environment: Environment,
  defaults: Partial<Record<OptionName, string>> = {},
): Config {
  const given: Partial<Record<OptionName, string>> = {}
  for (const name of allNames) {
    const { flag, variable }: ServiceOption = options[name]
    const value = textOf(flags[flagAttribute(flag)])
    const text = value ?? (environment[variable] === undefined ? defaults[name] : undefined)
    if (text !== undefined) given[name] = text
  }
  return readConfig(given, withoutClientVariables(environment))
}

function valueOf({ kind }: ServiceOption): string {
  if (kind === 'switch') return '[on|off]'
  return { text: '<text>', whole: '<number>', duration: '<duration>', choice: '<choice>' }[kind]
}

function groupOf({ only }: ServiceOption): string {
  return only === undefined ? 'Options of the service:' : `Options of ${only} mode alone:`
}

function describe(option: ServiceOption): string {
  const { explanation, variable } = option
  const off = option.kind === 'switch' && option.default === 'on' ? `; --no-${option.flag}` : ''
  const initially = option.default === '' ? '' : ` (default: ${option.default}${off})`
  return `${explanation} [${variable}]${initially}`
}

/** A switch comes as true or false, everything else as the text that was written. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  return typeof value === 'string' ? value : undefined
}

function flagAttribute(flag: string): string {
  return new Option(`--${flag}`).attributeName()
}
