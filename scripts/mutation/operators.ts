/** A syntax node, reduced to what mutation needs. */
export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [property: string]: unknown
}

/** One text replacement. */
export interface Change {
  readonly start: number
  readonly end: number
  readonly replacement: string
  readonly operator: string
}

const swapped: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '-': '+',
  '+': '-',
  '*': '/',
  '/': '*',
  '&&': '||',
  '||': '&&',
}

/** Methods of a chain that narrow, sort or clean; a chain without one still runs. */
const removable = new Set(
  `where whereRef orderBy limit forUpdate skipLocked distinct onConflict having filter toSorted
  slice trim toLowerCase normalize toWellFormed flat reverse toReversed replaceAll replace`.split(
    /\s+/,
  ),
)

const renamed: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  allSettled: 'race',
}

const sqlWords: Readonly<Record<string, string>> = {
  '<=': '<',
  '>=': '>',
  '<': '<=',
  '>': '>=',
  '=': '<>',
  'is not': 'is',
  is: 'is not',
  in: 'not in',
  asc: 'desc',
  desc: 'asc',
  and: 'or',
  exists: 'not exists',
}

/** Lists the changes at one node that a test should detect. */
export function mutateNode(node: Node, parent: Node | undefined, source: string): Change[] {
  const text = (part: unknown) => source.slice((part as Node).start, (part as Node).end)
  const replace = (part: unknown, replacement: string, operator: string): Change => {
    const { start, end } = part as Node
    return { start, end, replacement, operator }
  }
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return ['true', 'false'].map((value) => replace(node['test'], value, 'condition'))
    case 'WhileStatement':
      return [replace(node['test'], 'false', 'condition')]
    case 'BinaryExpression':
    case 'LogicalExpression':
      return mutateOperator(node, source)
    case 'UnaryExpression':
      return node['operator'] === '!' ? [replace(node, text(node['argument']), 'negation')] : []
    case 'Literal':
      return mutateLiteral(node, parent, replace)
    case 'TemplateLiteral':
      // Other tags build HTML, in which a changed bracket does not change behaviour.
      return parent?.type === 'TaggedTemplateExpression' && text(parent['tag']) === 'sql'
        ? mutateSql(node, source)
        : []
    case 'ArrayExpression':
      return (node['elements'] as unknown[]).length > 0 && parent?.type !== 'NewExpression'
        ? [replace(node, '[]', 'empty list')]
        : []
    case 'ExpressionStatement':
      return mutateStatement(node, text)
    case 'CallExpression':
      return mutateCall(node, text)
    default:
      return []
  }
}

function mutateOperator(node: Node, source: string): Change[] {
  const { left, right, operator } = node as unknown as { left: Node; right: Node; operator: string }
  if (operator === '??') {
    const { start, end } = node
    const replacement = source.slice(left.start, left.end)
    return [{ start, end, replacement, operator: 'fallback' }]
  }
  const replacement = swapped[operator]
  const joinsText = [left, right].some(
    ({ type, value }) => /Template/.test(type) || typeof value === 'string',
  )
  if (replacement === undefined || (operator === '+' && joinsText)) return []
  const start = left.end + source.slice(left.end, right.start).indexOf(operator)
  return [{ start, end: start + operator.length, replacement, operator: 'operator' }]
}

function mutateLiteral(
  node: Node,
  parent: Node | undefined,
  replace: (part: unknown, replacement: string, operator: string) => Change,
): Change[] {
  const { value } = node
  if (typeof value === 'boolean') return [replace(node, String(!value), 'truth')]
  if (typeof value === 'number') return [replace(node, String(value + 1), 'number')]
  if (typeof value !== 'string') return []
  const isArgument = parent?.type === 'CallExpression'
  const word = sqlWords[value]
  if (isArgument) return word === undefined ? [] : [replace(node, `'${word}'`, 'sql')]
  const isValue = parent?.type === 'Property' && parent['value'] === node
  return isValue && /^\S+$/.test(value) ? [replace(node, `''`, 'text')] : []
}

function mutateSql(node: Node, source: string): Change[] {
  return (node['quasis'] as Node[]).flatMap(({ start, end }) =>
    [...source.slice(start, end).matchAll(/<=|>=|<>|[<>=]|\b(is not|desc|asc|and|exists)\b/g)]
      .filter(([word]) => sqlWords[word] !== undefined)
      .map(({ 0: word, index }) => ({
        start: start + index,
        end: start + index + word.length,
        replacement: sqlWords[word] ?? word,
        operator: 'sql',
      })),
  )
}

/** Removes a call, or does not await it. */
function mutateStatement(node: Node, text: (part: unknown) => string): Change[] {
  const { start, end } = node
  const expression = node['expression'] as Node
  const waits = expression.type === 'AwaitExpression'
  const call = (waits ? expression['argument'] : expression) as Node
  if (call.type !== 'CallExpression' || /^super\b/.test(text(call))) return []
  const left: Change = { start, end, replacement: ';', operator: 'call left out' }
  if (!waits) return [left]
  return [left, { start, end, replacement: `void ${text(call)}`, operator: 'not awaited' }]
}

function mutateCall(node: Node, text: (part: unknown) => string): Change[] {
  const callee = node['callee'] as Node
  if (callee.type !== 'MemberExpression' || callee['computed'] === true) return []
  const property = callee['property'] as Node
  const name = String(property['name'])
  const { start, end } = node
  if (removable.has(name)) {
    return [{ start, end, replacement: text(callee['object']), operator: 'link left out' }]
  }
  const other = renamed[name]
  if (other === undefined) return []
  return [{ start: property.start, end: property.end, replacement: other, operator: 'method' }]
}
