import {
  nameOfComponent,
  resolveSchema,
  type ApiDocument,
  type Schema,
} from './api-page-document.ts'
import {
  answers,
  inPath,
  members,
  queries,
  requests,
  sampleTime,
  wholes,
} from './api-page-samples.ts'

/** The address of an example request, below the server’s. */
export function exampleAddress(operationId: string, path: string): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => inPath[name] ?? name)
  return filled + (queries[operationId] ?? '')
}

/** An example of what is sent to an operation. */
export function exampleRequest(
  operationId: string,
  schema: Schema,
  document: ApiDocument,
): unknown {
  return requests[operationId] ?? exampleOf(schema, document)
}

/** An example of what an operation answers. */
export function exampleAnswer(operationId: string, schema: Schema, document: ApiDocument): unknown {
  return answers[operationId] ?? exampleOf(schema, document)
}

/** Makes up a value that fits a schema and looks like what is really sent. */
function exampleOf(schema: Schema, document: ApiDocument, within = ''): unknown {
  const name = nameOfComponent(schema)
  if (name !== undefined) {
    return wholes[name] ?? exampleOf(resolveSchema(schema, document), document, name)
  }
  if (schema.properties) {
    const made = Object.entries(schema.properties).map(([member, form]) => [
      member,
      exampleMember(member, form, document, within),
    ])
    return Object.fromEntries(made.filter(([, value]) => value !== undefined))
  }
  if (schema.items) return [exampleOf(schema.items, document, within)]
  if (schema.anyOf) return preferred(schema.anyOf, document, within)
  return exampleScalar(schema)
}

/** Of several forms the richest says most: an object rather than a bare value. */
function preferred(forms: readonly Schema[], document: ApiDocument, within: string): unknown {
  const richest = forms.find((form) => nameOfComponent(form) ?? form.properties)
  return exampleOf(richest ?? forms[0] ?? {}, document, within)
}

function exampleMember(
  member: string,
  form: Schema,
  document: ApiDocument,
  within: string,
): unknown {
  const own = `${within}.${member}`
  if (Object.hasOwn(members, own)) return members[own]
  if (form.const !== undefined || form.enum || form.type === 'null') return exampleScalar(form)
  if (Object.hasOwn(members, member) && !nameOfComponent(form)) return members[member]
  return exampleOf(form, document, own)
}

function exampleScalar({ const: only, enum: choices, format, patternProperties, type }: Schema) {
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
