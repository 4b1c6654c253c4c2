import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { writeFileSync } from 'node:fs'
import { anchorFileOf } from '../../src/audit/anchor.ts'
import { openAuditKeys } from '../../src/audit/audit-key.ts'
import type { auditData } from '../../src/cli/describe-audit.ts'
import { callMain } from '../cli/call-main.ts'
import { onEveryStore } from '../support/stores.ts'
import { openAuditBench, partnerA } from './support/audit-bench.ts'

/** The report as `--json` prints it. */
type ReportAsData = ReturnType<typeof auditData>

onEveryStore('accredit audit', (makeStorage) => {
  it('verifies beside whoever uses the store, and tells by its exit code', async (t) => {
    await using storage = await makeStorage()
    await using bench = await openAuditBench(storage)
    const keyFile = join(storage.config.data, 'audit-key.pem')
    const keys = openAuditKeys(keyFile)
    const anchorFile = anchorFileOf(keyFile)
    const flags = ['--data', storage.config.data, '--store', storage.config.store]
    const verify = (...more: string[]) => callMain(t, ['audit', 'verify', ...flags, ...more])

    await bench.append(partnerA, 3)
    const waiting = await verify()
    assert.equal(waiting.code, 0)
    assert.match(waiting.stdout, /unsealed: aaaaaaaa-[-\d]+, line 1: The line has no seal yet\./)
    assert.match(waiting.stdout, /^Nothing in the activity log is sealed yet/)
    assert.match(waiting.stdout, /^Not vouched for: .* no checkpoint is noted outside/m)

    await bench.seal({ keys, anchorFile })
    const good = await verify()
    assert.deepEqual([good.code, good.stderr], [0, ''])
    assert.match(good.stdout, /^The activity log is as it was written\.\n3 lines of 1 partner,/)

    await bench.direct.query(`update audit_record set operation_type = 'add_customer'`)
    const bad = await verify('--json')
    assert.equal(bad.code, 1)
    const report = JSON.parse(bad.stdout) as { intact: boolean; findings: { kind: string }[] }
    assert.equal(report.intact, false)
    assert.deepEqual(
      report.findings.map(({ kind }) => kind),
      ['changed', 'changed', 'changed'],
    )
    const told = await verify()
    assert.match(told.stdout, /NOT as it was written/)
    assert.match(told.stdout, /changed: aaaaaaaa-[-\d]+, number 1, line 1: The line is not what/)
  })

  it('says what it cannot vouch for where no checkpoint is noted, or an old one', async (t) => {
    await using storage = await makeStorage()
    await using bench = await openAuditBench(storage)
    const { data, store } = storage.config
    const keys = openAuditKeys(join(data, 'audit-key.pem'))
    const verify = (...more: string[]) =>
      callMain(t, ['audit', 'verify', '--data', data, '--store', store, ...more])
    await bench.append(partnerA, 1)
    await bench.seal({ keys })
    const without = await verify()
    assert.equal(without.code, 0)
    assert.match(without.stdout, /^The activity log is as it was written up to checkpoint 1\.$/m)
    assert.match(
      without.stdout,
      /^Not vouched for: Lines that were written after checkpoint 1 .*the database’s write-ahead log was cut off/m,
    )
    const anchorFile = join(data, 'noted.json')
    await bench.append(partnerA, 1)
    await bench.seal({ keys, anchorFile })
    const whole = await verify('--anchor', anchorFile, '--json')
    assert.deepEqual((JSON.parse(whole.stdout) as ReportAsData).notVouchedFor, [])
    await bench.append(partnerA, 1)
    await bench.seal({ keys })
    const older = await verify('--anchor', anchorFile, '--json')
    const { intact, notVouchedFor } = JSON.parse(older.stdout) as ReportAsData
    assert.equal(intact, true)
    assert.match(notVouchedFor.join(), /after checkpoint 3 .* is an older one, 2\.$/)
    writeFileSync(anchorFile, '{"number":')
    const unreadable = await verify('--anchor', anchorFile)
    assert.equal(unreadable.code, 1)
    assert.ok(unreadable.stderr.includes(`${anchorFile} holds no anchor`), unreadable.stderr)
  })

  it('shows the public key, which is enough to verify elsewhere', async (t) => {
    await using storage = await makeStorage()
    await using bench = await openAuditBench(storage)
    const { data, store } = storage.config
    const keys = openAuditKeys(join(data, 'audit-key.pem'))
    await bench.append(partnerA, 1)
    await bench.seal({ keys })
    const shown = await callMain(t, ['audit', 'key', '--data', data])
    assert.equal(shown.code, 0)
    assert.match(shown.stdout, /^-----BEGIN PUBLIC KEY-----\n[^]+-----END PUBLIC KEY-----\n$/)
    assert.doesNotMatch(shown.stdout, /PRIVATE/)
    const file = join(data, 'auditor.pem')
    writeFileSync(file, shown.stdout)
    const verified = await callMain(t, [
      'audit',
      'verify',
      '--data',
      data,
      '--store',
      store,
      '--audit-key',
      file,
    ])
    assert.equal(verified.code, 0)

    for (const [args, says] of [
      [['--audit-key', join(data, 'no.pem')], /there is no audit key at/],
      [['--anchor', join(data, 'no.json')], /there is no anchor at/],
      [['--store', 'memory'], /only a sqlite or postgres:\/\/ store/],
    ] as const) {
      const wrong = await callMain(t, ['audit', 'verify', '--data', data, ...args])
      assert.equal(wrong.code, 2, says.source)
      assert.match(wrong.stderr, says)
    }
  })
})
