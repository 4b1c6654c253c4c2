import { dirname, join } from 'node:path/posix'
import {
  guarded as allGuarded,
  importRules,
  mostCodeLines,
  type Guarded,
  type ImportRule,
} from './import-rules.ts'
import { readModule, type Use } from './read-module.ts'

/** A place that breaks a rule. */
export interface ImportFault {
  readonly path: string
  readonly line: number
  readonly message: string
}

const isTest = (path: string) => /\.(test|long|suite)\.[jt]sx?$|\/test\//.test(path)

const isBelow = (path: string, place: string) =>
  place.endsWith('/') ? path.startsWith(place) : path === place

/** Target of an import: a repository path, `node:x`, or a package name. */
function targetOf(path: string, specifier: string): string {
  if (specifier.startsWith('.')) return join(dirname(path), specifier)
  if (specifier.startsWith('node:')) return specifier
  const [scope = '', name] = specifier.split('/')
  return scope.startsWith('@') ? `${scope}/${name}` : scope
}

function isAllowed({ mayImport }: ImportRule, target: string, { name, typeOnly }: Use): boolean {
  return mayImport.some((entry) => {
    const place = entry.startsWith('type ') ? entry.slice(5) : entry
    if (place !== entry && !typeOnly) return false
    if (name.startsWith('.')) return isBelow(target, place)
    if (place === 'node:*') return target.startsWith('node:')
    // `*` does not include our own packages.
    if (place === '*') return !/^(node:|accredit$|@accredit\/)/.test(target)
    // A rule may allow a subpath of a package but not the package.
    return place === target || place === name
  })
}

function findGuard(list: readonly Guarded[], target: string): Guarded | undefined {
  return list.find(({ things }) => things.some((thing) => isBelow(target, thing)))
}

/** The rules for a file. */
export interface Rules {
  readonly rules?: readonly ImportRule[]
  readonly guarded?: readonly Guarded[]
}

/**
 * Finds imports and uses that violate the dependency rules.
 * @param path relative to the repository root, with slashes
 */
export function findImportFaults(
  path: string,
  source: string,
  { rules = importRules, guarded = allGuarded }: Rules = {},
): ImportFault[] {
  const { imports, globals, codeLines } = readModule(path, source)
  const faults: ImportFault[] = []
  if (codeLines > mostCodeLines) {
    const message = `has ${codeLines} code lines, more than ${mostCodeLines}: split it`
    faults.push({ path, line: 1, message })
  }
  if (isTest(path)) return faults

  const rule = rules
    .filter(({ files }) => isBelow(path, files))
    .toSorted((a, b) => b.files.length - a.files.length)[0]
  if (rule === undefined) return faults

  for (const use of [...imports, ...globals]) {
    const target = globals.includes(use) ? use.name : targetOf(path, use.name)
    const shown = `${use.typeOnly ? 'the types of ' : ''}${target}`
    const guard = findGuard(guarded, target)
    if (isTest(target)) {
      faults.push({ path, line: use.line, message: `imports ${shown}, which is a test` })
    } else if (guard !== undefined && !guard.only.some((place) => isBelow(path, place))) {
      const message = `uses ${shown}; only ${guard.only.join(', ')} may: ${guard.because}`
      faults.push({ path, line: use.line, message })
    } else if (imports.includes(use) && !isAllowed(rule, target, use)) {
      const message = `imports ${shown}, which ${rule.files} may not: ${rule.because}`
      faults.push({ path, line: use.line, message })
    }
  }
  return faults
}
