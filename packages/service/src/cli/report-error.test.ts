import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PartnerError } from '@accredit/client'
import { ConfigError } from '../config/config.ts'
import { loadSpeech } from '../words/load-speech.ts'
import { problem } from '../words/problem.ts'
import { endingOf, Failure } from './failure.ts'
import { reportError } from './report-error.ts'

const speech = await loadSpeech('en')

function report(error: unknown, verbose = false): string {
  let told = ''
  const stderr = { write: (text: string) => (told += text) }
  reportError(error, { stderr, environment: {} }, { speech, verbose })
  return told
}

function partnerError(category: PartnerError['category'], status?: number): PartnerError {
  return new PartnerError({ message: 'x', category, status, retryable: false })
}

test('every kind of failure has its exit code', () => {
  assert.equal(endingOf(partnerError('Unauthorized', 401)), 'signIn')
  assert.equal(endingOf(partnerError('Forbidden', 403)), 'refused')
  assert.equal(endingOf(partnerError('AlreadyExists', 409)), 'refused')
  assert.equal(endingOf(partnerError('TooManyRequests', 429)), 'unreachable')
  assert.equal(endingOf(partnerError('NotSpecified')), 'unreachable')
  assert.equal(endingOf(partnerError('ServerError', 500)), 'unexpected')
  assert.equal(endingOf(new ConfigError(problem('WorkInSandbox'))), 'usage')
  assert.equal(endingOf(new Failure('denied', problem('NoToken'))), 'denied')
  assert.equal(endingOf(new Error('x')), 'unexpected')
  assert.equal(endingOf('thrown text'), 'unexpected')
})

test('a request whose answer was lost shows its id for a retry', () => {
  const lost = new PartnerError({
    message: 'No answer came to POST http://127.0.0.1:1/x.',
    category: 'NotSpecified',
    retryable: true,
    correlationId: 'correlation',
    requestId: 'request',
    cause: new Error('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:1') }),
  })
  const told = report(lost)
  assert.match(told, /^Gave up: No answer came to POST/)
  assert.match(told, /Why +connect ECONNREFUSED/)
  assert.match(told, /Request id +request$/m)
})

test('an unexpected error is one line, with a stack only if wanted', () => {
  const error = new TypeError('it broke')
  assert.equal(
    report(error),
    'Failed: it broke\n  What to do  Run it again with --verbose to see where.\n',
  )
  assert.match(report(error, true), /^TypeError: it broke\n +at /m)
  assert.match(report(new AggregateError([new Error('first of two')])), /^Failed: first of two$/m)
})
