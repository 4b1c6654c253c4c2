import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { callMain } from './call-main.ts'
import { program, programEnvironment } from '../support/program-environment.ts'

/** Mounts are made in a namespace of their own, which the system may not allow. */
const mayMount = spawnSync('unshare', ['-rm', 'true']).status === 0

describe('a command on a disk', () => {
  const full = {
    happened: /^Failed: the disk that holds \S+small is full$/m,
    remedy: /What to do +Make room, then run the same command again\./,
  }
  const readOnly = {
    happened: /^Failed: the data folder \S+small is on a file system that is read-only$/m,
    remedy: /What to do +Name a folder that can be written with --data\./,
  }
  for (const { what, mount, ofData, ofCopy } of [
    {
      what: 'a full disk',
      mount: 'mount -t tmpfs -o size=64k none "$0"',
      ofData: full,
      ofCopy: { ...full, happened: /^Refused: the disk that holds \S+small is full$/m },
    },
    {
      what: 'a file system that is read-only',
      mount: 'mount -t tmpfs -o ro none "$0"',
      ofData: readOnly,
      ofCopy: {
        happened: /^Refused: \S+copy cannot be written: the file system is read-only$/m,
        remedy: /What to do +Name another file, or give this user the right to write there\./,
      },
    },
  ]) {
    it(`names ${what}`, { skip: !mayMount && 'this user may not mount' }, async (t) => {
      const folder = join(temporaryFolder(t), 'small')
      mkdirSync(folder)
      const backup = join(folder, 'copy')
      const elsewhere = join(temporaryFolder(t), 'data')
      assert.equal((await callMain(t, ['migrate', '--data', elsewhere])).code, 0)
      for (const args of [
        ['migrate', '--data', folder],
        ['serve', '--port', '0', '--data', folder],
        ['backup', backup, '--data', elsewhere],
      ]) {
        const script = `${mount} && exec "$@"`
        const accredit = [process.execPath, ...program, ...args]
        const ended = spawnSync('unshare', ['-rm', 'sh', '-c', script, folder, ...accredit], {
          env: { ...programEnvironment, HOME: folder },
          encoding: 'utf8',
          timeout: 60_000,
        })
        const isCopy = args[0] === 'backup'
        const { happened, remedy } = isCopy ? ofCopy : ofData
        assert.equal(ended.status, isCopy ? 4 : 1, ended.stderr)
        assert.match(ended.stderr, happened, args.join(' '))
        assert.match(ended.stderr, remedy)
        assert.doesNotMatch(ended.stderr, /^ +at /m)
      }
    })
  }

  it('names one that fills up while the first data is written', { skip: !mayMount }, async (t) => {
    const folder = join(temporaryFolder(t), 'small')
    mkdirSync(folder)
    const script = 'mount -t tmpfs -o size=600k none "$0" && exec "$@"'
    const args = [...program, 'serve', '--port', '0', '--data', folder]
    const ended = spawnSync(
      'unshare',
      ['-rm', 'sh', '-c', script, folder, process.execPath, ...args],
      {
        env: { ...programEnvironment, HOME: folder },
        encoding: 'utf8',
        timeout: 60_000,
      },
    )
    assert.match(ended.stderr, full.happened)
    assert.match(ended.stderr, full.remedy)
    assert.equal(ended.status, 1)
  })
})
