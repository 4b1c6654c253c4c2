import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { languages } from '@accredit/contract/words'
import type { Command } from 'commander'
import { buildProgram } from '../../src/cli/program.ts'
import { loadSpeech } from '../../src/words/load-speech.ts'
import { customer, startTestService, type TestService } from '../support/service.ts'
import { callMain } from './call-main.ts'

let service: TestService
before(async () => {
  service = await startTestService(undefined)
})
after(() => service.stop())

const terminal = { write: () => true }
const runtime = { stdout: terminal, stderr: terminal, environment: {} } as never

/** Everything that the help says, by command and parameter. */
async function helpIn(language: (typeof languages)[number]): Promise<Map<string, string>> {
  const program = buildProgram(runtime, async () => {}, await loadSpeech(language))
  const said = new Map<string, string>()
  const walk = (command: Command, path: string) => {
    said.set(path, command.description())
    for (const { description, long, hidden } of command.options) {
      if (!hidden) said.set(`${path} ${long}`, description)
    }
    for (const argument of command.registeredArguments) {
      said.set(`${path} <${argument.name()}>`, argument.description)
    }
    for (const below of command.commands) walk(below, `${path} ${below.name()}`.trim())
  }
  walk(program, '')
  return said
}

it('the help of each command and parameter is in the reader’s language, and in no other', async () => {
  const [english, ...others] = await Promise.all(languages.map(helpIn))
  assert.ok(english && english.size > 300)
  // It lists names alone, which are the same everywhere.
  english.delete('qualify <qualification>')
  for (const other of others) {
    for (const [place, text] of english) {
      assert.ok(other.get(place), place)
      assert.notEqual(other.get(place), text, place)
    }
  }
})

it('each command of a partner speaks the language that --lang names', async (t) => {
  const environment = { ACCREDIT_URL: service.url }
  const commands = [
    ['customers'],
    ['customer', customer('01')],
    ['codes'],
    ['status', customer('06')],
    ['status', customer('01')],
    ['explain', customer('06')],
    ['clock'],
    ['review', 'list', '--as', 'reviewer1@vetting.accredit.test'],
    ['qualify', customer('07'), 'Education'],
    ['qualify', 'x', 'Education'],
    ['qualify', customer('07')],
    ['wait', customer('07'), '--timeout', 'soon'],
    ['customers', '--limit', '0'],
    ['nothing'],
    ['status', customer('06'), '--bogus'],
  ]
  for (const command of commands) {
    const said = await Promise.all(
      languages.map((language) => callMain(t, [...command, '--lang', language], { environment })),
    )
    const [english, european, brazilian] = said.map(({ stdout, stderr }) =>
      (stdout + stderr).replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, ''),
    )
    assert.equal(new Set(said.map(({ code }) => code)).size, 1, command.join(' '))
    assert.notEqual(european, english, command.join(' '))
    assert.notEqual(brazilian, english, command.join(' '))
  }
})

it('data for programs is the same in every language', async (t) => {
  const environment = { ACCREDIT_URL: service.url }
  for (const command of [['customers'], ['codes'], ['status', customer('06')]]) {
    const said = await Promise.all(
      languages.map((language) =>
        callMain(t, [...command, '--json', '--lang', language], { environment }),
      ),
    )
    assert.equal(new Set(said.map(({ stdout }) => stdout)).size, 1, command.join(' '))
  }
})

it('codes tell how many of their uses are left', async (t) => {
  const environment = { ACCREDIT_URL: service.url }
  const english = await callMain(t, ['codes'], { environment })
  assert.match(english.stdout, /^CODE +USES LEFT +ORGANISATION$/m)
  assert.match(english.stdout, /^12345 +4 of 5 +Contoso/m)
  assert.match(english.stdout, /^20002 +no limit /m)
  const european = await callMain(t, ['codes', '--lang', 'pt-PT'], { environment })
  assert.match(european.stdout, /^12345 +4 de 5 +Contoso/m)
})
