import { parseSync, Visitor, type Expression } from 'oxc-parser'

/** One use of something outside a file: a module, or a global such as `process`. */
export interface Use {
  /** The specifier as written, or the global's name. */
  readonly name: string
  readonly line: number
  /** True when nothing of it remains at run time. */
  readonly typeOnly: boolean
}

export interface Module {
  readonly imports: readonly Use[]
  readonly globals: readonly Use[]
  /** Number of lines with code. */
  readonly codeLines: number
}

const globals = new Set(['process', 'console'])

function countCodeLines(
  source: string,
  comments: readonly { start: number; end: number }[],
): number {
  let code = source
  for (const { start, end } of comments.toReversed()) {
    code = code.slice(0, start) + code.slice(start, end).replace(/[^\n]/g, '') + code.slice(end)
  }
  return code.split('\n').filter((line) => line.trim() !== '').length
}

/** Returns the global that an expression refers to, directly or as a property of `globalThis`. */
function globalOf(expression: Expression | null): string | undefined {
  if (expression?.type === 'TSNonNullExpression') return globalOf(expression.expression)
  const name =
    expression?.type === 'Identifier'
      ? expression.name
      : expression?.type === 'MemberExpression' &&
          expression.object.type === 'Identifier' &&
          expression.object.name === 'globalThis' &&
          expression.property.type === 'Identifier'
        ? expression.property.name
        : ''
  return globals.has(name) ? name : undefined
}

/**
 * Reads a file's imports in every form that TypeScript has.
 * @throws when the file is not TypeScript
 */
export function readModule(path: string, source: string): Module {
  const { program, comments, errors } = parseSync(path, source)
  const [error] = errors
  if (error !== undefined) throw new Error(`${path}: ${error.message}`)

  const imports: Use[] = []
  const found: Use[] = []
  const lineOf = (offset: number) => source.slice(0, offset).split('\n').length
  const use = (literal: { value: string; start: number }, typeOnly: boolean) => {
    imports.push({ name: literal.value, line: lineOf(literal.start), typeOnly })
  }
  const useGlobal = (expression: Expression | null) => {
    const name = globalOf(expression)
    if (name === undefined || expression === null) return
    found.push({ name, line: lineOf(expression.start), typeOnly: false })
  }

  new Visitor({
    // `import { type X }` still loads the module; only `import type { X }` does not.
    ImportDeclaration: ({ source: from, importKind }) => use(from, importKind === 'type'),
    ExportAllDeclaration: ({ source: from, exportKind }) => use(from, exportKind === 'type'),
    ExportNamedDeclaration: ({ source: from, exportKind }) => {
      if (from !== null) use(from, exportKind === 'type')
    },
    TSImportType: ({ source: from }) => use(from, true),
    ImportExpression: ({ source: from }) => {
      if (from.type === 'Literal' && typeof from.value === 'string') {
        use({ value: from.value, start: from.start }, false)
      }
    },
    MemberExpression: ({ object }) => {
      if (object.type !== 'Super') useGlobal(object)
    },
    VariableDeclarator: ({ init }) => useGlobal(init),
  }).visit(program)

  return { imports, globals: found, codeLines: countCodeLines(source, comments) }
}
