import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StoreUnavailable } from '../../unavailable.ts'
import { isAway, isTransient, isUsableAfter, translateError } from './connection.ts'

/** Classifies an error with a code, or with a message alone. */
function judge({ code, message = 'said so' }: { code?: string; message?: string }) {
  const error = translateError(Object.assign(new Error(message), code && { code }))
  return [
    error instanceof StoreUnavailable && 'unavailable',
    isAway(error) && 'away',
    isTransient(error) && 'transient',
    isUsableAfter(error) && 'usable',
  ]
    .filter(Boolean)
    .join(' ')
}

test('an error says whose fault it is, and whether to try again', () => {
  const codes = {
    // The server is away, is starting or ending, or is the wrong one.
    '08006': 'unavailable away',
    '57P01': 'unavailable away',
    '57P03': 'unavailable away',
    '25006': 'unavailable away',
    '25P03': 'unavailable away',
    '53300': 'unavailable away usable',
    ECONNREFUSED: 'unavailable away',
    // Five letters, and yet no SQLSTATE.
    EPIPE: 'unavailable away',
    // It took long enough, or will not get better by itself.
    '57014': 'unavailable usable',
    '55P03': 'unavailable usable',
    '53100': 'unavailable usable',
    '28P01': 'unavailable',
    '3D000': 'unavailable',
    XX001: 'unavailable',
    // It lost against another transaction.
    '40001': 'unavailable transient usable',
    '40P01': 'unavailable transient usable',
    '23505': 'transient usable',
    // A fault of ours.
    '23502': 'usable',
    '42601': 'usable',
    '25P02': 'usable',
  }
  for (const [code, judged] of Object.entries(codes)) assert.equal(judge({ code }), judged, code)
  const messages = {
    'Connection terminated unexpectedly': 'unavailable away',
    'Connection terminated due to connection timeout': 'unavailable away',
    'Client has encountered a connection error and is not queryable': 'unavailable away',
    'timeout exceeded when trying to connect': 'unavailable',
    'Query read timeout': 'unavailable',
    'Cannot use a pool after calling end on the pool': 'unavailable',
  }
  for (const [message, judged] of Object.entries(messages)) {
    assert.equal(judge({ message }), judged, message)
  }
})

test('an error without a text is known by its code', () => {
  const refused = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })
  assert.equal((translateError(refused) as Error).message, 'ECONNREFUSED')
})
