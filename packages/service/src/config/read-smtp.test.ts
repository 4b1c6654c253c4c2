import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { mkdtempDisposable } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { ConfigError } from './config-error.ts'
import { readSmtp } from './read-smtp.ts'

const smtp = { smtp: '', smtpFrom: 'a@example.com', smtpPasswordFile: '' }

it('reads the mail server, its user and the password from its file', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'accredit-'))
  const file = join(folder.path, 'password')
  writeFileSync(file, 'a secret\n')
  assert.equal(readSmtp(smtp), undefined)
  const read = { ...smtp, smtp: 'smtps://mail%40x@mail.example', smtpPasswordFile: file }
  assert.deepEqual(readSmtp(read), {
    host: 'mail.example',
    port: 465,
    isEncrypted: true,
    user: 'mail@x',
    password: 'a secret',
    from: 'a@example.com',
  })
  assert.equal(readSmtp({ ...smtp, smtp: 'smtp://[::1]:2525' })?.host, '::1')
})

it('refuses an invalid server, a missing sender, and a missing password file', () => {
  for (const wrong of [
    { smtp: 'mail.example' },
    { smtp: 'https://mail.example' },
    { smtp: 'smtp://user:password@mail.example' },
    { smtp: 'smtp://mail.example', smtpFrom: '' },
    { smtp: 'smtp://mail.example', smtpPasswordFile: '/nowhere/at/all' },
  ]) {
    assert.throws(() => readSmtp({ ...smtp, ...wrong }), ConfigError)
  }
})
