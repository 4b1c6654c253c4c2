import { dirname, join } from 'node:path/posix'
import { parseSync, Visitor } from 'oxc-parser'

/** Imported and exported names of a file. */
export interface Links {
  /** Exported names with their lines, except for those that the file itself uses. */
  readonly exports: ReadonlyMap<string, number>
  readonly imports: readonly Link[]
}

export interface Link {
  /** Path of the other file, relative to the root. */
  readonly target: string
  /** Imported names; `*` for all of them. */
  readonly names: readonly string[]
}

/** Resolves a specifier to a file; undefined for third-party packages. */
export function resolveLink(path: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return join(dirname(path), specifier)
  const [, name] = /^@accredit\/(\w+)$/.exec(specifier) ?? []
  return name === undefined ? undefined : `packages/${name}/src/index.ts`
}

/** Reads a file's imports, including types, and exports. */
export function readLinks(path: string, source: string): Links {
  const { program } = parseSync(path, source)
  const exports = new Map<string, number>()
  const imports: Link[] = []
  const uses = new Map<string, number>()
  const take = (specifier: string, names: readonly string[]) => {
    const target = resolveLink(path, specifier)
    if (target !== undefined) imports.push({ target, names })
  }
  const give = (name: string, offset: number) => {
    exports.set(name, source.slice(0, offset).split('\n').length)
  }
  new Visitor({
    Identifier: ({ name }) => void uses.set(name, (uses.get(name) ?? 0) + 1),
    ImportDeclaration: ({ source: from, specifiers }) =>
      take(
        from.value,
        specifiers.map((each) =>
          each.type === 'ImportSpecifier' && each.imported.type === 'Identifier'
            ? each.imported.name
            : '*',
        ),
      ),
    ImportExpression: ({ source: from }) => {
      if (from.type === 'Literal' && typeof from.value === 'string') take(from.value, ['*'])
    },
    TSImportType: ({ source: from }) => take(from.value, ['*']),
    ExportAllDeclaration: ({ source: from }) => take(from.value, ['*']),
    ExportNamedDeclaration: ({ source: from, specifiers, declaration, start }) => {
      const names = specifiers.map(({ local }) => ('name' in local ? local.name : '*'))
      if (from !== null) return take(from.value, names)
      if (declaration === null) return
      if ('declarations' in declaration) {
        for (const { id } of declaration.declarations)
          if (id.type === 'Identifier') give(id.name, start)
      } else if ('id' in declaration && declaration.id?.type === 'Identifier') {
        give(declaration.id.name, start)
      }
    },
  }).visit(program)
  for (const name of exports.keys()) if ((uses.get(name) ?? 0) > 1) exports.delete(name)
  return { exports, imports }
}
