import { inPath, requests } from './example-requests.ts'
import { sampleTime } from './example-sandbox.ts'
import { answers, members, wholes } from './examples.ts'

/** As much of JSON Schema as the contract uses. */
export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>
}

/** Schemas by the name of their component. */
export type Components = Readonly<Record<string, JsonSchema>>

/** Makes examples of a body that is sent to an operation, by name. */
export function exampleRequests(
  operationId: string,
  schema: JsonSchema,
  all: Components,
): Readonly<Record<string, unknown>> {
  return requests[operationId] ?? { example: exampleOf(schema, all) }
}

/** Makes an example of a body that an operation answers with. */
export function exampleAnswer(operationId: string, schema: JsonSchema, all: Components): unknown {
  return answers[operationId] ?? exampleOf(schema, all)
}

/** Makes up a value that fits a schema and looks like what is really sent. */
function exampleOf(schema: JsonSchema, all: Components, within = ''): unknown {
  const name = nameOfComponent(schema)
  if (name !== undefined) return wholes[name] ?? exampleOf(all[name] ?? {}, all, name)
  if (schema.properties) {
    const made = Object.entries(schema.properties).map(([member, form]) => [
      member,
      exampleMember(member, form, all, within),
    ])
    return Object.fromEntries(made.filter(([, value]) => value !== undefined))
  }
  if (schema.items) return [exampleOf(schema.items, all, within)]
  if (schema.anyOf) return preferred(schema.anyOf, all, within)
  return exampleScalar(schema)
}

/** The name of the component that a schema stands for. */
function nameOfComponent({ $ref }: JsonSchema): string | undefined {
  return $ref?.split('/').at(-1)
}

/** Of several forms the richest says most: an object rather than a bare value. */
function preferred(forms: readonly JsonSchema[], all: Components, within: string): unknown {
  const richest = forms.find((form) => nameOfComponent(form) ?? form.properties)
  return exampleOf(richest ?? forms[0] ?? {}, all, within)
}

function exampleMember(member: string, form: JsonSchema, all: Components, within: string): unknown {
  const own = `${within}.${member}`
  if (Object.hasOwn(members, own)) return members[own]
  if (form.const !== undefined || form.enum || form.type === 'null') return exampleScalar(form)
  if (Object.hasOwn(members, member) && !nameOfComponent(form)) return members[member]
  return exampleOf(form, all, own)
}

function exampleScalar(schema: JsonSchema) {
  const { const: only, enum: choices, format, patternProperties } = schema
  const type = typeof schema.type === 'object' ? schema.type[0] : schema.type
  if (only !== undefined) return only
  if (choices) return choices[choices.length > 1 && choices[0] === 'unknown' ? 1 : 0]
  if (patternProperties) return {}
  if (type === 'integer' || type === 'number') return 1
  if (type === 'boolean') return true
  if (type === 'null') return null
  if (format === 'date-time') return sampleTime
  if (format === 'date') return sampleTime.slice(0, 10)
  return format === 'uuid' ? inPath['customerId'] : 'text'
}
