import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { refuse } from '../rules/refusal.ts'
import type { Exchange, Journal } from './journal.ts'
import { readJournalQuery } from './read-journal-query.ts'
import { readJsonObject, sandboxRule } from './read-json-object.ts'
import { repeatExchange } from './repeat-exchange.ts'
import { showExchange } from './show-exchange.ts'

/** Parts behind the routes of the journal. */
export interface JournalControls {
  readonly journal: Journal
  /** Finds the id of the case that a request opened. */
  readonly findCaseOf: (exchange: Exchange) => Promise<string | undefined>
}

/** Adds the routes of the journal. */
export function registerJournal(scope: FastifyInstance, controls: JournalControls): void {
  const { journal, findCaseOf } = controls
  const find = (id: string): Exchange => {
    const rule = sandboxRule('it must be the id of an entry that the journal still holds')
    return (
      journal.get(id) ?? refuse('InvalidRequestInput', { field: 'entryId', value: `"${id}"`, rule })
    )
  }
  const showWhole = async (exchange: Exchange) => {
    const caseId = await findCaseOf(exchange)
    return { ...showExchange(exchange, { bodies: true }), ...(caseId !== undefined && { caseId }) }
  }
  scope.get('/journal', (request) => {
    const { bodies, ...filter } = readJournalQuery(request.url)
    const { exchanges, found, newer } = journal.find(filter)
    const entries = exchanges.map((exchange) => showExchange(exchange, { bodies }))
    return { entries, found, newer, kept: journal.size() }
  })
  scope.delete('/journal', async (_request, reply) => {
    journal.expireBefore(Infinity)
    return reply.code(204).send()
  })
  scope.get<{ Params: { entryId: string } }>('/journal/:entryId', ({ params }) =>
    showWhole(find(params.entryId.toLowerCase())),
  )
  scope.post<{ Params: { entryId: string } }>('/journal/:entryId/repeat', async (request) => {
    const exchange = find(request.params.entryId.toLowerCase())
    const requestId = readRequestId(request.body) === 'same' ? exchange.requestId : randomUUID()
    if (!exchange.isWhole) {
      const rule = sandboxRule('its body was too long to be kept, so that it cannot be sent again')
      refuse('InvalidRequestInput', { field: 'entryId', value: `"${exchange.id}"`, rule })
    }
    const correlationId = await repeatExchange(exchange, requestId, request)
    const [repeated] = journal.find({ correlationId, limit: 1 }).exchanges
    if (!repeated) throw new Error('a repeated request is not in the journal')
    return showWhole(repeated)
  })
}

function readRequestId(body: unknown): 'same' | 'new' {
  const options = { known: ['requestId'], example: '{"requestId":"new"}' }
  return readJsonObject(body, options, (fields) => {
    fields.require('requestId')
    return fields.choice('requestId', ['same', 'new']) ?? 'new'
  })
}
