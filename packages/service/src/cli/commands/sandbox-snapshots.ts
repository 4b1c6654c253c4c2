import { readFile, writeFile } from 'node:fs/promises'
import { isGuid } from '@accredit/contract'
import type { Command } from 'commander'
import type { Perform } from '../command-run.ts'
import { addSandboxWork } from '../connect-sandbox.ts'
import { fileFailure } from '../file-failure.ts'

/** `accredit sandbox snapshot` and `accredit sandbox restore`. */
export function addSandboxSnapshots(sandbox: Command, perform: Perform): void {
  const take = sandbox.command('snapshot').option('--file <file>')
  addSandboxWork<{ file?: string }>(take, perform, async (run, { file }) => {
    const { controls, output, speech } = run
    const snapshot = await controls.snapshot()
    if (file !== undefined) await write(file, await controls.downloadSnapshot(snapshot))
    output.fields({ ...snapshot, ...(file !== undefined && { file }) }, [
      ['snapshot', snapshot.id],
      ['when', speech.formats.date(snapshot.takenAt)],
      ['file', file],
    ])
  })

  const restore = sandbox.command('restore').argument('<snapshot>')
  addSandboxWork(restore, perform, async (run, _options, named = '') => {
    const { controls, output, speech } = run
    const snapshot = isGuid(named) ? { id: named } : await controls.loadSnapshot(await read(named))
    await controls.restore(snapshot)
    const clock = await controls.clock()
    output.fields({ id: snapshot.id, ...clock }, [
      ['snapshot', snapshot.id],
      ['now', speech.formats.date(clock.now)],
    ])
  })
}

async function write(file: string, bytes: ArrayBuffer): Promise<void> {
  try {
    // It contains a signing key, though only a sandbox's.
    await writeFile(file, Buffer.from(bytes), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    throw fileFailure('FileUnwritable', file, error, 'refused')
  }
}

async function read(file: string): Promise<Buffer<ArrayBuffer>> {
  try {
    return await readFile(file)
  } catch (error) {
    throw fileFailure('FileUnreadable', file, error)
  }
}
