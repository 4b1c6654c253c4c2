import { parseSync } from 'oxc-parser'
import type { Mutant } from './mutant.ts'
import { mutateNode, type Change, type Node } from './operators.ts'

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value

/**
 * Expressions wrapped by TypeScript syntax; all its other nodes are types, which no test can
 * detect.
 */
const wrappers = new Set(['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression'])

/**
 * Checks that nothing below this node is worth a mutant: types, imports, log lines, error texts,
 * the table of known behaviours.
 */
function isSkipped(node: Node, source: string): boolean {
  if (node.type.startsWith('TS') && !wrappers.has(node.type)) return true
  const text = source.slice(node.start, node.start + 100)
  switch (node.type) {
    case 'ImportDeclaration':
      return true
    case 'NewExpression':
      return /^new \w*Error\b/.test(text)
    case 'ExpressionStatement':
    case 'CallExpression':
      return /^(\w+\.)*log\.\w+\(/.test(text)
    case 'VariableDeclarator':
      return /^behaviours\b/.test(text)
    default:
      return false
  }
}

/**
 * Lists every mutant of a file in code order. Each of them parses.
 * @throws when the file is not TypeScript
 */
export function makeMutants(path: string, source: string): Mutant[] {
  const { program, errors } = parseSync(path, source)
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`)
  const found: Mutant[] = []
  const seen = new Set<string>()

  const add = ({ start, end, replacement, operator }: Change) => {
    const original = source.slice(start, end)
    const key = `${start}-${end}-${replacement}`
    if (original === replacement || seen.has(key)) return
    seen.add(key)
    const mutated = source.slice(0, start) + replacement + source.slice(end)
    if (parseSync(path, mutated).errors.length > 0) return
    const line = source.slice(0, start).split('\n').length
    found.push({ path, line, operator, start, end, original, replacement })
  }

  const walk = (node: Node, parent: Node | undefined) => {
    if (isSkipped(node, source)) return
    for (const change of mutateNode(node, parent, source)) add(change)
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (isNode(child)) walk(child, node)
      }
    }
  }
  walk(program as unknown as Node, undefined)
  return found.toSorted((a, b) => a.start - b.start)
}
