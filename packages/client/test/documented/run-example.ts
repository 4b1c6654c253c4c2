import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { parseSync, type ParamPattern } from 'oxc-parser'
import type { Partner } from '../../src/index.ts'
import { prelude } from './prelude.ts'
import type { Stage } from './stage.ts'

/**
 * Runs an example as it stands: loads the file, and calls each function that it exports with what
 * the prelude has for its parameters. A partner that comes back is used once.
 */
export async function runExample(file: string, stage: Stage): Promise<void> {
  const functions = readFunctions(file, await readFile(file, 'utf8'))
  const loaded = (await import(pathToFileURL(file).href)) as Record<string, Callable>
  for (const [name, parameters] of functions) {
    const given = await Promise.all(parameters.map((parameter) => provide(parameter, stage)))
    const result = await loaded[name]?.(...given)
    if (isPartner(result)) await result.customers.list()
  }
}

type Callable = (...given: unknown[]) => unknown

function provide(parameter: string, stage: Stage): unknown {
  const make = prelude[parameter]
  if (!make) throw new Error(`prelude.ts does not say what the parameter "${parameter}" is`)
  return make(stage)
}

function isPartner(value: unknown): value is Partner {
  return typeof value === 'object' && value !== null && 'customers' in value
}

/** The functions that a file exports, with the names of the parameters that must be given. */
function readFunctions(file: string, source: string): [name: string, parameters: string[]][] {
  return parseSync(file, source).program.body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration') return []
    const { declaration } = statement
    if (declaration?.type === 'FunctionDeclaration' && declaration.id) {
      return [[declaration.id.name, namesOf(declaration.params)]]
    }
    if (declaration?.type !== 'VariableDeclaration') return []
    return declaration.declarations.flatMap(({ id, init }): [string, string[]][] => {
      const isFunction =
        init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression'
      return isFunction && id.type === 'Identifier' ? [[id.name, namesOf(init.params)]] : []
    })
  })
}

function namesOf(parameters: readonly ParamPattern[]): string[] {
  return parameters.flatMap((parameter) => {
    if (parameter.type === 'AssignmentPattern') return []
    if (parameter.type !== 'Identifier') throw new Error('a parameter of an example needs a name')
    return [parameter.name]
  })
}
