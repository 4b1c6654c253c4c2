import { openApiDocument } from '@accredit/contract'

/** A schema of the published description, as far as values are made from it. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly maxLength?: number
}

/** One operation, as whoever reads the published description knows it. */
export interface Operation {
  readonly name: string
  readonly method: string
  /** With `{name}` for each path parameter. */
  readonly path: string
  readonly query: readonly string[]
  readonly headers: readonly string[]
  readonly body: Schema | undefined
  /** True when a success is a stream that does not end by itself. */
  readonly streams: boolean
}

interface Described {
  readonly operationId: string
  readonly parameters: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: { readonly content: { 'application/json': { schema: Schema } } }
  readonly responses: Record<string, { readonly content?: Record<string, unknown> }>
}

const document = openApiDocument('http://127.0.0.1') as {
  paths: Record<string, Record<string, Described>>
  components: { schemas: Record<string, Schema> }
}

/** Every operation of the published description. */
export const operations: readonly Operation[] = Object.entries(document.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const namesIn = (place: string) =>
        described.parameters.filter((each) => each.in === place).map(({ name }) => name)
      const media = Object.values(described.responses).flatMap(({ content }) =>
        Object.keys(content ?? {}),
      )
      return {
        name: described.operationId,
        method: method.toUpperCase(),
        path,
        query: namesIn('query'),
        headers: namesIn('header'),
        body: described.requestBody?.content['application/json'].schema,
        streams: media.includes('text/event-stream'),
      }
    }),
)

/** The schema that a schema stands for. */
export function resolveSchema(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema
  const name = schema.$ref.replace('#/components/schemas/', '')
  const found = document.components.schemas[name]
  if (!found) throw new Error(`the description refers to ${schema.$ref}, which is not there`)
  return resolveSchema(found)
}
