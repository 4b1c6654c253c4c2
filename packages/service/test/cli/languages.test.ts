import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, it, type TestContext } from 'node:test'
import { languages } from '@accredit/contract/words'
import type { Command } from 'commander'
import { describeAudit } from '../../src/cli/describe-audit.ts'
import { buildProgram } from '../../src/cli/program.ts'
import { describeReady, readyText } from '../../src/cli/ready.ts'
import { loadSpeech } from '../../src/words/load-speech.ts'
import { customer, startTestService, type TestService } from '../support/service.ts'
import { findEnglish } from '../support/english-words.ts'
import { sqliteStorage } from '../support/stores.ts'
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

/** Names of customers and partners, and users without a full name: they are nobody's language. */
const names = [
  'City of Tailspin',
  'Wingtip University',
  'Contoso',
  'Helpdesk agent',
  'Partner Center',
  'Directory Readers',
  // A member of the operator’s file, with its value.
  'reason X',
]

/**
 * Runs commands in every language: each ends in the same way, says something of its own language, and in
 * another language nothing in English.
 * @param undo a command after which the same one can run again
 */
async function speak(
  t: TestContext,
  commands: readonly (readonly string[])[],
  environment: Readonly<Record<string, string>>,
  undo?: readonly string[],
): Promise<void> {
  let noticed = 0
  for (const command of commands) {
    const said: string[] = []
    const codes = new Set<number>()
    for (const language of languages) {
      const ended = await callMain(t, [...command, '--lang', language, '--verbose'], {
        environment,
      })
      codes.add(ended.code)
      if (undo) await callMain(t, undo, { environment })
      // A stack is for whoever mends the program.
      const told = (ended.stdout + ended.stderr).replace(/^(\w+Error|Failure): [^]*/m, '')
      said.push(told)
      if (language !== 'en')
        assert.deepEqual(findEnglish(told, names), [], `${command.join(' ')}: ${told}`)
    }
    assert.equal(codes.size, 1, command.join(' '))
    const [english = '', european] = said
    if (findEnglish(english, names).length > 0) noticed += 1
    assert.notEqual(european, english, command.join(' '))
  }
  assert.ok(noticed > 0.8 * commands.length, `English was noticed in ${noticed} of its outputs`)
}

it('each command of a partner speaks the language that --lang names, and no English', async (t) => {
  const environment = { ACCREDIT_URL: service.url }
  const reviewer = ['--as', 'reviewer1@vetting.accredit.test']
  const listed = await callMain(t, ['review', 'list', ...reviewer, '--json'], { environment })
  const [{ id }] = JSON.parse(listed.stdout) as [{ id: string }]
  await speak(
    t,
    [
      ['customers'],
      ['customer', customer('01')],
      ['codes'],
      ['status', customer('05')],
      ['status', customer('06')],
      ['status', customer('08')],
      ['status', customer('12')],
      ['status', customer('01')],
      ['explain', customer('01')],
      ['explain', customer('05')],
      ['explain', customer('06')],
      ['explain', customer('07')],
      ['explain', customer('08')],
      ['explain', customer('12')],
      ['clock'],
      ['clock', '--advance', '90s'],
      ['sandbox', 'faults'],
      ['sandbox', 'requests', '--limit', '1'],
      ['sandbox', 'names', 'list'],
      ['doctor'],
      ['doctor', '--as', 'nomfa@contoso.onmicrosoft.com'],
      ['doctor', ...reviewer],
      ['logout'],
      ['logout', '--all'],
      ['review', 'list', ...reviewer],
      ['review', 'show', id, ...reviewer],
      ['review', 'assign', id, ...reviewer],
      ['review', 'note', id, 'X', ...reviewer],
      ['review', 'release', id, ...reviewer],
      ['review', 'list'],
      ['qualify', customer('07'), 'Education'],
      ['qualify', 'x', 'Education'],
      ['qualify', customer('07')],
      ['wait', customer('07')],
      ['wait', customer('01')],
      ['wait', customer('07'), '--timeout', 'soon'],
      ['customers', '--limit', '0'],
      ['customers', '--cloud', 'x'],
      ['unlisted'],
      ['status', customer('06'), '--bogus'],
    ],
    environment,
  )
  const deny = ['review', 'deny', id, '--reason', 'not-an-academic-domain', ...reviewer]
  await speak(t, [deny], environment, ['review', 'undo', id, ...reviewer])
})

it('each command on a store speaks the language that --lang names, and no English', async (t) => {
  await using storage = await sqliteStorage()
  const { data } = storage.config
  const policy = join(data, 'policy.yaml')
  writeFileSync(policy, 'name: x\nrows:\n  - {name: x, when: {passed: [x]}, verdict: x}\n')
  const setup = join(data, 'setup.json')
  writeFileSync(setup, JSON.stringify({ stopList: [{ domain: 'x.example', reason: 'X' }] }))
  const wrong = join(data, 'wrong.json')
  writeFileSync(wrong, JSON.stringify({ partners: [{ id: 'x' }] }))
  const partner = 'c0de0000-0000-4000-8000-00000000a001'
  const at = (file: string) => join(data, 'absent', file)
  await speak(
    t,
    [
      ['admin', 'partner', 'list'],
      ['migrate'],
      ['admin', 'partner', 'list'],
      ['admin', 'partner', 'change', partner, '--name', 'X'],
      ['admin', 'code', 'add', partner, '1', '--creates', 'x'],
      ['admin', 'apply', setup, '--dry-run'],
      ['admin', 'apply', wrong],
      ['admin', 'history'],
      ['audit', 'verify'],
      ['policy', 'check', policy],
      ['policy', 'check', at('policy.yaml')],
      ['backup', at('backup')],
      ['restore', at('backup')],
      ['move', '--from', 'x'],
      ['serve', '--port', 'x'],
      ['work', '--mode', 'sandbox'],
    ],
    { ACCREDIT_DATA: data },
  )
})

it('a service that has started speaks the language that --lang names', async () => {
  const running = { url: 'http://127.0.0.1:8787', authorityFile: '/x/ca.pem' }
  for (const mode of ['sandbox', 'production'] as const) {
    const ready = describeReady({ mode, policy: '/x/policy.yaml', rescue: true }, running)
    for (const language of languages) {
      const text = readyText(ready, (_, styled) => styled, await loadSpeech(language))
      const found = findEnglish(text, names)
      if (language === 'en') assert.notEqual(found.length, 0)
      else assert.deepEqual(found, [], text)
    }
  }
})

it('what the audit finds is said in every language', async () => {
  const finding = { kind: 'missing', numbers: [1, 2], fault: { rule: 'SealsMissing' } } as const
  const report = {
    intact: false,
    lines: 1,
    chains: 2,
    changes: 3,
    checkpoints: 4,
    newest: undefined,
    notVouchedFor: [{}, { newest: 3, noted: 2 }],
    findings: [finding],
    found: 5,
  }
  for (const language of languages) {
    const text = describeAudit(report, (_, styled) => styled, await loadSpeech(language))
    const found = findEnglish(text)
    if (language === 'en') assert.notEqual(found.length, 0)
    else assert.deepEqual(found, [], text)
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
