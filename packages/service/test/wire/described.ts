import { openApiDocument } from '@accredit/contract'

/** A schema of the published description, as far as values are made from it. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly pattern?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | object
  readonly items?: Schema
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly maximum?: number
  readonly maxItems?: number
}

/** A parameter of a path, a query or a header. */
export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly example?: string | number
  readonly schema?: Schema
  readonly content?: Readonly<Record<string, { schema: Schema; example?: unknown }>>
}

interface Content {
  readonly schema: Schema
  readonly example?: unknown
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>
}

/** One operation, as whoever reads the published description knows it. */
export interface Operation {
  readonly operationId: string
  readonly method: string
  readonly path: string
  readonly security?: readonly object[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> }
  readonly responses: Readonly<Record<string, { readonly content?: Record<string, Content> }>>
}

export const document = openApiDocument('http://127.0.0.1') as {
  paths: Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>
  components: { schemas: Record<string, Schema> }
}

/** Every operation of a sandbox. */
export const operations: readonly Operation[] = Object.entries(document.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
)

/** The schema that a schema stands for. */
export function resolve(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema
  const found = document.components.schemas[schema.$ref.split('/').at(-1) ?? '']
  if (!found) throw new Error(`the description refers to ${schema.$ref}, which is not there`)
  return resolve(found)
}

/** The body of an operation: its media type, its schema and its examples. */
export function bodyOf({ requestBody }: Operation) {
  const [first] = Object.entries(requestBody?.content ?? {})
  if (!first) return {}
  const [mediaType, { schema, example, examples }] = first
  return { mediaType, schema, examples: examples ?? { example: { value: example } } }
}

/** The example of a parameter as it goes into an address. */
export function exampleOf({ example, content }: Parameter): string | undefined {
  const [json] = Object.values(content ?? {})
  if (json) return JSON.stringify(json.example)
  return example === undefined ? undefined : String(example)
}
