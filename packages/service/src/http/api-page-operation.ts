import { commonRefusals, errors, type ErrorName } from '@accredit/contract'
import { html, type Html } from '../identity/issuer/html.ts'
import {
  jsonOf,
  successOf,
  type ApiDocument,
  type ApiParameter,
  type PlacedOperation,
} from './api-page-document.ts'
import { exampleAddress, exampleAnswer, exampleRequest } from './api-page-examples.ts'
import { renderProse, renderSchema, renderType } from './api-page-schema.ts'
import { renderTable } from './api-page-table.ts'

const common: ReadonlySet<string> = new Set(commonRefusals)

/** Everything about one operation. */
export function renderOperation(operation: PlacedOperation, document: ApiDocument): Html {
  const { description, method, operationId, path, summary } = operation
  return html`<article id="${operationId}" aria-labelledby="${operationId}-name">
    <h3 id="${operationId}-name">${renderProse(summary)}</h3>
    <p class="call"><span class="method ${method}">${method}</span> ${path}</p>
    <p class="access">${description}</p>
    ${renderParameters(operation.parameters)} ${renderRequest(operation, document)}
    ${renderAnswer(operation, document)} ${renderOwnRefusals(operation)}
  </article> `
}

/** The refusals of a route by status, code and text. */
export function renderRefusals(names: readonly ErrorName[], caption: string): Html {
  return renderTable(['Status', 'Code', 'errorName', 'Text'], names.map(renderRefusal), caption)
}

function renderRefusal(name: ErrorName): Html {
  const entry = errors[name]
  return html`<tr>
    <td>${String(entry.status)}</td>
    <td>${'body' in entry ? '–' : String(entry.code)}</td>
    <th scope="row"><code>${name}</code></th>
    <td>${entry.text}</td>
  </tr>`
}

function renderParameters(parameters: readonly ApiParameter[]): Html {
  // The two ids are the same everywhere and are explained once.
  const own = parameters.filter(({ name }) => !/^MS-(RequestId|CorrelationId)$/.test(name))
  if (own.length === 0) return html``
  return html`<h4>Parameters</h4>
    ${renderTable(['Name', 'In', 'Type', 'Meaning'], own.map(renderParameter))}`
}

function renderParameter({ description, in: place, name, schema }: ApiParameter): Html {
  return html`<tr>
    <th scope="row"><code>${name}</code></th>
    <td>${place}</td>
    <td>${renderType(schema)}</td>
    <td>${renderProse(description ?? schema.description ?? meaningInPath[name] ?? '')}</td>
  </tr>`
}

const meaningInPath: Readonly<Record<string, string>> = {
  customerId: 'The customer’s tenant, a GUID; the dashboard calls it Microsoft ID.',
  caseId: 'The case, a GUID.',
  auditId: 'The id that a record has in the list.',
  country: 'ISO 3166-1 alpha-2, e.g. US.',
  domain: 'E.g. northwind.onmicrosoft.com.',
}

function renderRequest(operation: PlacedOperation, document: ApiDocument): Html {
  const { method, operationId, path } = operation
  const schema = jsonOf(operation.requestBody?.content)
  const body = schema && JSON.stringify(exampleRequest(operationId, schema, document))
  const [server] = document.servers
  const lines = [
    `curl ${method === 'GET' ? '' : method === 'HEAD' ? '--head ' : `-X ${method} `}'${server?.url ?? ''}${exampleAddress(operationId, path)}'`,
    `-H "Authorization: Bearer $TOKEN"`,
    ...(body === undefined
      ? []
      : [`-H 'Content-Type: application/json'`, `-d '${body.replaceAll("'", `'\\''`)}'`]),
  ]
  return html`${schema ? html`<h4>Body</h4>` : html``}
    ${schema ? renderSchema(schema, document) : html``}
    <h4>Example</h4>
    <pre tabindex="0"><code>${lines.join(' \\\n  ')}</code></pre>`
}

function renderAnswer(operation: PlacedOperation, document: ApiDocument): Html {
  const [status, content] = successOf(operation)
  const schema = jsonOf(content)
  const title = html`<h4>Answer: ${status}</h4>`
  if (!schema) {
    const [mediaType] = Object.keys(content ?? {})
    return html`${title}
      <p>${mediaType === undefined ? 'Without a body.' : `A stream, ${mediaType}.`}</p>`
  }
  const example = exampleAnswer(operation.operationId, schema, document)
  return html`${title} ${renderSchema(schema, document)}
    <pre tabindex="0"><code>${JSON.stringify(example, undefined, 2)}</code></pre>`
}

function renderOwnRefusals({ operationId, responses }: PlacedOperation): Html {
  const names = Object.entries(responses)
    .filter(([status]) => status >= '400')
    .flatMap(([, { description }]) => description.split(', '))
    .filter((name): name is ErrorName => Object.hasOwn(errors, name) && !common.has(name))
  if (names.length === 0) {
    return html`<p>It refuses only what <a href="#refusals">every route refuses</a>.</p>`
  }
  return html`<details open>
    <summary>Refusals of its own</summary>
    ${renderRefusals(names, `Refusals of ${operationId}`)}
    <p>Further ones are <a href="#refusals">those of every route</a>.</p>
  </details>`
}
