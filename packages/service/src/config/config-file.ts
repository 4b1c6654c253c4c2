import { problem } from '../words/problem.ts'
import { ConfigError, type ConfigFile } from './config.ts'
import { options, renamedOptions, type OptionName } from './options.ts'
import { readDocument } from './read-document.ts'

/**
 * Reads options from a file: an object of options by their internal names, such as `vettingDelay:
 * PT5S`. Numbers, switches and lists may be written as such.
 * @param wanted options to return; all are checked
 * @throws ConfigError for unknown names, and for files that cannot be read
 */
export function readConfigFile(
  path: string,
  wanted = Object.keys(options) as readonly OptionName[],
): ConfigFile {
  const document = readDocument(path) ?? {}
  if (typeof document !== 'object' || Array.isArray(document)) {
    throw new ConfigError(problem('ConfigFileForm', { path }))
  }
  const members = Object.entries(document)
  for (const [name] of members) {
    const now = Object.hasOwn(renamedOptions, name) ? renamedOptions[name] : undefined
    if (now) throw new ConfigError(problem('OptionRenamed', { former: `${name} in ${path}`, now }))
  }
  const unknown = members.map(([name]) => name).filter((name) => !Object.hasOwn(options, name))
  if (unknown.length > 0) {
    throw new ConfigError(problem('OptionsUnknownInFile', { names: unknown, path }))
  }
  const values = members
    .map(([name, value]) => [name as OptionName, textOf(name, value, path)] as const)
    .filter(([name]) => wanted.includes(name))
  return { path, values: Object.fromEntries(values) }
}

/** The text that a user would write as a flag. */
function textOf(name: string, value: unknown, path: string): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return value.join(',')
  }
  const shown = JSON.stringify(value)
  throw new ConfigError(problem('OptionInFile', { name, path, shown }))
}
