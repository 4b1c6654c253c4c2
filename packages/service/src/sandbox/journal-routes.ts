import { randomUUID } from 'node:crypto'
import { brokenRule } from '@accredit/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuse } from '../rules/refusal.ts'
import type { Exchange } from './journal.ts'
import type { SandboxParts } from './parts.ts'
import { readJournalQuery } from './read-journal-query.ts'
import { readJsonObject } from './read-json-object.ts'
import { repeatExchange } from './repeat-exchange.ts'
import { showExchange } from './show-exchange.ts'

/** Adds the routes of the journal. */
export function registerJournal(scope: FastifyInstance): void {
  scope.get('/journal', ({ sandbox: { journal }, url }) => {
    const { bodies, ...filter } = readJournalQuery(url)
    const { exchanges, found, newer } = journal.find(filter)
    const entries = exchanges.map((exchange) => showExchange(exchange, { bodies }))
    return { entries, found, newer, kept: journal.size() }
  })
  scope.delete('/journal', async ({ sandbox }, reply) => {
    sandbox.journal.expireBefore(Infinity)
    return reply.code(204).send()
  })
  scope.get('/journal/:entryId', (request) => showWhole(request.sandbox, findEntry(request)))
  scope.post('/journal/:entryId/repeat', async (request) => {
    const { sandbox } = request
    const exchange = findEntry(request)
    const requestId = readRequestId(request.body) === 'same' ? exchange.requestId : randomUUID()
    if (!exchange.isWhole) {
      const rule = brokenRule('JournalEntryWhole')
      refuse('InvalidRequestInput', { field: 'entryId', value: `"${exchange.id}"`, rule })
    }
    const correlationId = await repeatExchange(exchange, requestId, request)
    const [repeated] = sandbox.journal.find({ correlationId, limit: 1 }).exchanges
    if (!repeated) throw new Error('a repeated request is not in the journal')
    return showWhole(sandbox, repeated)
  })
}

/**
 * Finds the entry in a path.
 * @throws Refused InvalidRequestInput
 */
function findEntry({ params, sandbox }: FastifyRequest): Exchange {
  const { entryId } = params as { entryId: string }
  const rule = brokenRule('JournalEntryKept')
  const value = `"${entryId.toLowerCase()}"`
  return (
    sandbox.journal.get(entryId.toLowerCase()) ??
    refuse('InvalidRequestInput', { field: 'entryId', value, rule })
  )
}

async function showWhole({ findCaseOf }: SandboxParts, exchange: Exchange) {
  const caseId = await findCaseOf(exchange)
  return { ...showExchange(exchange, { bodies: true }), ...(caseId !== undefined && { caseId }) }
}

function readRequestId(body: unknown): 'same' | 'new' {
  const options = { known: ['requestId'], example: '{"requestId":"new"}' }
  return readJsonObject(body, options, (fields) => {
    fields.require('requestId')
    return fields.choice('requestId', ['same', 'new']) ?? 'new'
  })
}
