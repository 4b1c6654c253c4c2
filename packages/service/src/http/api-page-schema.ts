import { Html, html } from '../identity/issuer/html.ts'
import { renderTable } from './api-page-table.ts'
import {
  nameOfComponent,
  resolveSchema,
  type ApiDocument,
  type Schema,
} from './api-page-document.ts'

interface Row {
  readonly name: string
  readonly form: Schema
  readonly required: boolean
}

/** A table of the members of a schema; one paragraph where it has none. */
export function renderSchema(schema: Schema, document: ApiDocument): Html {
  const rows = membersOf(schema, document, '')
  if (rows.length === 0) return html`<p class="shape">${renderType(schema)}</p>`
  return html`<p class="shape">${renderType(schema)}</p>
    ${renderTable(['Member', 'Type', 'Meaning'], rows.map(renderRow))}`
}

function renderRow({ name, form, required }: Row): Html {
  const need = required ? html`` : html` <span class="optional">optional</span>`
  return html`<tr>
    <th scope="row"><code>${name}</code>${need}</th>
    <td>${renderType(form)}</td>
    <td>${renderProse(form.description ?? '')}</td>
  </tr>`
}

/** The members of a schema, those of objects that have no name of their own included. */
function membersOf(schema: Schema, document: ApiDocument, path: string): Row[] {
  const {
    items,
    properties,
    required = [],
  } = path === '' ? resolveSchema(schema, document) : schema
  if (path === '' && items) return membersOf(items, document, '')
  return Object.entries(properties ?? {}).flatMap(([member, form]) => {
    const name = path + member
    const inner = form.items?.properties ? form.items : form
    const prefix = form.items?.properties ? `${name}[].` : `${name}.`
    return [
      { name, form, required: required.includes(member) },
      ...(inner.properties ? membersOf(inner, document, prefix) : []),
    ]
  })
}

/** Says in a few words what a value is; components are links. */
export function renderType(schema: Schema): Html {
  const component = nameOfComponent(schema)
  if (component !== undefined) return html`<a href="#schema-${component}">${component}</a>`
  if (schema.anyOf) return join(schema.anyOf.map(renderType), ' or ')
  if (schema.items) return html`list of ${renderType(schema.items)}`
  if (schema.const !== undefined) return renderValue(schema.const)
  if (schema.enum) return join(schema.enum.map(renderValue), ' · ')
  if (schema.patternProperties) return html`object with any members`
  return html`${describeScalar(schema)}`
}

/** Writes a description, in which backticks stand around code. */
export function renderProse(text: string): Html {
  const parts = text.split('`').map((part, index) => {
    return index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`
  })
  return join(parts, '')
}

function describeScalar({ format, maxLength, minLength = 0, type = 'any value' }: Schema): string {
  const length = maxLength === undefined ? '' : `, ${minLength} to ${maxLength} characters`
  return (format ?? type) + length
}

function renderValue(value: unknown): Html {
  return html`<code>${String(value)}</code>`
}

function join(parts: readonly Html[], separator: string): Html {
  return new Html(parts.map(({ text }) => text).join(separator))
}
