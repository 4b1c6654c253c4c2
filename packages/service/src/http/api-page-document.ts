/** The parts of an OpenAPI document that the page shows. */
export interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly servers: readonly { readonly url: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

/** One operation of the document. */
export interface ApiOperation {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly parameters: readonly ApiParameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Content }>
  >
}

/** A parameter of path, query or header. */
export interface ApiParameter {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly description?: string
  readonly schema: Schema
}

/** What is sent, by its media type. */
export type Content = Readonly<Record<string, { readonly schema?: Schema }>>

/** As much of JSON Schema as the contract uses. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly format?: string
  readonly description?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly minLength?: number
  readonly maxLength?: number
}

/** An operation with its place. */
export interface PlacedOperation extends ApiOperation {
  readonly method: string
  readonly path: string
}

/** All operations, in the order of the document. */
export function listOperations({ paths }: ApiDocument): PlacedOperation[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
  )
}

/** The name of the component that a schema stands for. */
export function nameOfComponent({ $ref }: Schema): string | undefined {
  return $ref?.split('/').at(-1)
}

/** What a schema says itself, or the component that it stands for. */
export function resolveSchema(schema: Schema, { components }: ApiDocument): Schema {
  const name = nameOfComponent(schema)
  return name === undefined ? schema : (components.schemas[name] ?? {})
}

/** The JSON that a content carries. */
export function jsonOf(content: Content | undefined): Schema | undefined {
  return content?.['application/json']?.schema
}

/** The answer of an operation that is no refusal. */
export function successOf({
  responses,
}: ApiOperation): [status: string, content: Content | undefined] {
  const [status, response] = Object.entries(responses).find(([code]) => code < '400') ?? []
  return [status ?? '', response?.content]
}
